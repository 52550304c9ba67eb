using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.KeyMigrations
{
    /// <inheritdoc />
    public partial class DestroyedKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_ContentKeys_DestroyedAt",
                table: "ContentKeys",
                column: "DestroyedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ContentKeys_DestroyedAt",
                table: "ContentKeys");
        }
    }
}
