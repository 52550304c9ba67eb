using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Diary : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "BegunOn",
                table: "Reports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DiaryNewSince",
                table: "Reports",
                type: "TEXT",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "HappenedUntil",
                table: "Reports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "UsualTimes",
                table: "Reports",
                type: "BLOB",
                maxLength: 945,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DiaryNumber",
                table: "ReportAttachments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DiaryMoments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    SendingKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    HappenedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    HappenedAt = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    HowBad = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", maxLength: 3045, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    CorrectedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    TakenBackAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DiaryMoments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DiaryMoments_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DiaryMomentsBefore",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MomentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HappenedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    HappenedAt = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    HowBad = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", maxLength: 3045, nullable: false),
                    CorrectedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DiaryMomentsBefore", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DiaryMomentsBefore_DiaryMoments_MomentId",
                        column: x => x.MomentId,
                        principalTable: "DiaryMoments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_NeighbourhoodId_DiaryNewSince",
                table: "Reports",
                columns: new[] { "NeighbourhoodId", "DiaryNewSince" });

            migrationBuilder.CreateIndex(
                name: "IX_DiaryMoments_ReportId_Number",
                table: "DiaryMoments",
                columns: new[] { "ReportId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DiaryMoments_ReportId_SendingKey",
                table: "DiaryMoments",
                columns: new[] { "ReportId", "SendingKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DiaryMomentsBefore_MomentId_CorrectedAt",
                table: "DiaryMomentsBefore",
                columns: new[] { "MomentId", "CorrectedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DiaryMomentsBefore_ReportId",
                table: "DiaryMomentsBefore",
                column: "ReportId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DiaryMomentsBefore");

            migrationBuilder.DropTable(
                name: "DiaryMoments");

            migrationBuilder.DropIndex(
                name: "IX_Reports_NeighbourhoodId_DiaryNewSince",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "BegunOn",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "DiaryNewSince",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "HappenedUntil",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "UsualTimes",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "DiaryNumber",
                table: "ReportAttachments");
        }
    }
}
