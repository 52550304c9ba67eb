using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AuditReasonsSealed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditReasons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stream = table.Column<string>(type: "TEXT", unicode: false, maxLength: 49, nullable: false),
                    Words = table.Column<byte[]>(type: "BLOB", maxLength: 945, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditReasons", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditReasons_Stream",
                table: "AuditReasons",
                column: "Stream");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditReasons");
        }
    }
}
