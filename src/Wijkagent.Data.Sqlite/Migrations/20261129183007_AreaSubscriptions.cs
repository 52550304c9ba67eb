using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AreaSubscriptions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AreaSubscriptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Piece = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    PlaceKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    Zone = table.Column<byte[]>(type: "BLOB", maxLength: 3045, nullable: true),
                    Email = table.Column<byte[]>(type: "BLOB", maxLength: 807, nullable: true),
                    FoundBy = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    Kinds = table.Column<string>(type: "TEXT", nullable: false),
                    WithBulletins = table.Column<bool>(type: "INTEGER", nullable: false),
                    Rhythm = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    MailedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    DueAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    ToldUntil = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Told = table.Column<string>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AreaSubscriptions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AreaSubscriptions_DueAt",
                table: "AreaSubscriptions",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_AreaSubscriptions_EndsAt",
                table: "AreaSubscriptions",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_AreaSubscriptions_FoundBy_Piece_PlaceKey",
                table: "AreaSubscriptions",
                columns: new[] { "FoundBy", "Piece", "PlaceKey" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AreaSubscriptions");
        }
    }
}
