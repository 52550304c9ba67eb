using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.KeyMigrations
{
    /// <inheritdoc />
    public partial class InitialKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ContentKeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "BLOB", maxLength: 1000, nullable: true),
                    MadeAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    DestroyedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    IsInUse = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContentKeys", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ContentKeys_IsInUse_MadeAt",
                table: "ContentKeys",
                columns: new[] { "IsInUse", "MadeAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ContentKeys");
        }
    }
}
