using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class TermsInWorkingDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "TermLeft",
                table: "Reports");

            migrationBuilder.AddColumn<int>(
                name: "WorkingDaysLeft",
                table: "Reports",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "NextReplyWorkingDays",
                table: "ReportKinds",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Status_ResolvedAt",
                table: "Cases",
                columns: new[] { "Status", "ResolvedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_Status_ResolvedAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "WorkingDaysLeft",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "NextReplyWorkingDays",
                table: "ReportKinds");

            migrationBuilder.AddColumn<long>(
                name: "TermLeft",
                table: "Reports",
                type: "bigint",
                nullable: true);
        }
    }
}
