using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class KnownReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Known",
                table: "ReportKinds",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reports_NeighbourhoodId_KindId_ReceivedAt",
                table: "Reports",
                columns: new[] { "NeighbourhoodId", "KindId", "ReceivedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Reports_NeighbourhoodId_KindId_ReceivedAt",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "Known",
                table: "ReportKinds");
        }
    }
}
