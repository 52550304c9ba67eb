using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KindQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "Details",
                table: "Reports",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Questions",
                table: "ReportKinds",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Details",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "Questions",
                table: "ReportKinds");
        }
    }
}
