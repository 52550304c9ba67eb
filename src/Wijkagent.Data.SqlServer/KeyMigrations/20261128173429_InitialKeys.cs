using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.SqlServer.KeyMigrations
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "varbinary(1000)", maxLength: 1000, nullable: true),
                    MadeAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    DestroyedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    IsInUse = table.Column<bool>(type: "bit", nullable: false)
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
