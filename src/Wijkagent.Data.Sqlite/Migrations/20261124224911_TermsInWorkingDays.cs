using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TermsInWorkingDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // EF would rebuild the whole table for it, outside the transaction; SQLite can drop a column since 3.35.
            migrationBuilder.Sql("""ALTER TABLE "Reports" DROP COLUMN "TermLeft";""");

            migrationBuilder.AddColumn<int>(
                name: "WorkingDaysLeft",
                table: "Reports",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "NextReplyWorkingDays",
                table: "ReportKinds",
                type: "INTEGER",
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
                name: "NextReplyWorkingDays",
                table: "ReportKinds");

            migrationBuilder.DropColumn(
                name: "WorkingDaysLeft",
                table: "Reports");

            migrationBuilder.AddColumn<long>(
                name: "TermLeft",
                table: "Reports",
                type: "INTEGER",
                nullable: true);
        }
    }
}
