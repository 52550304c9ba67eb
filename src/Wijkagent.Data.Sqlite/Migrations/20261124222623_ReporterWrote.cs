using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReporterWrote : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ReporterWroteAt",
                table: "Reports",
                type: "TEXT",
                precision: 6,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reports_NeighbourhoodId_ReporterWroteAt",
                table: "Reports",
                columns: new[] { "NeighbourhoodId", "ReporterWroteAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Reports_NeighbourhoodId_ReporterWroteAt",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "ReporterWroteAt",
                table: "Reports");
        }
    }
}
