using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.SqlServer.Migrations
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Piece = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    PlaceKey = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Zone = table.Column<byte[]>(type: "varbinary(3045)", maxLength: 3045, nullable: true),
                    Email = table.Column<byte[]>(type: "varbinary(807)", maxLength: 807, nullable: true),
                    FoundBy = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    Language = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    Kinds = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    WithBulletins = table.Column<bool>(type: "bit", nullable: false),
                    Rhythm = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    MailedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    DueAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    ToldUntil = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    Told = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                unique: true,
                filter: "[FoundBy] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AreaSubscriptions");
        }
    }
}
