using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class FoundByAddress : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "FoundBy",
                table: "ReporterContacts",
                type: "varbinary(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "FoundBy",
                table: "ContactMessages",
                type: "varbinary(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReporterContacts_FoundBy",
                table: "ReporterContacts",
                column: "FoundBy");

            migrationBuilder.CreateIndex(
                name: "IX_ContactMessages_FoundBy",
                table: "ContactMessages",
                column: "FoundBy");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ReporterContacts_FoundBy",
                table: "ReporterContacts");

            migrationBuilder.DropIndex(
                name: "IX_ContactMessages_FoundBy",
                table: "ContactMessages");

            migrationBuilder.DropColumn(
                name: "FoundBy",
                table: "ReporterContacts");

            migrationBuilder.DropColumn(
                name: "FoundBy",
                table: "ContactMessages");
        }
    }
}
