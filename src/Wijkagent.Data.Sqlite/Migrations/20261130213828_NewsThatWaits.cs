using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class NewsThatWaits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Digests",
                table: "ReporterContacts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Rhythm",
                table: "ReporterContacts",
                type: "TEXT",
                unicode: false,
                maxLength: 40,
                nullable: false,
                defaultValue: "AtOnce");

            migrationBuilder.CreateTable(
                name: "NewsThatWaits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    News = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    HappenedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    LeavesAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NewsThatWaits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NewsThatWaits_ReporterContacts_ReportId",
                        column: x => x.ReportId,
                        principalTable: "ReporterContacts",
                        principalColumn: "ReportId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_NewsThatWaits_LeavesAt",
                table: "NewsThatWaits",
                column: "LeavesAt");

            migrationBuilder.CreateIndex(
                name: "IX_NewsThatWaits_ReportId",
                table: "NewsThatWaits",
                column: "ReportId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "NewsThatWaits");

            migrationBuilder.DropColumn(
                name: "Digests",
                table: "ReporterContacts");

            migrationBuilder.DropColumn(
                name: "Rhythm",
                table: "ReporterContacts");
        }
    }
}
