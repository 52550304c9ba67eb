using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AfterSending : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "RatedAt",
                table: "Reports",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindAt",
                table: "Reports",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AnswerWorkingDays",
                table: "ReportKinds",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "CallBackWorkingDays",
                table: "ReportKinds",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "CorrectDays",
                table: "ReportKinds",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "RemindWorkingDays",
                table: "ReportKinds",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "ReportCallBacks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Phone = table.Column<byte[]>(type: "varbinary(105)", maxLength: 105, nullable: true),
                    Moment = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    DueAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportCallBacks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportCallBacks_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportCorrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TextBefore = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    PlaceBefore = table.Column<byte[]>(type: "varbinary(945)", maxLength: 945, nullable: false),
                    CorrectedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportCorrections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportCorrections_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportRatings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Solved = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Satisfaction = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<byte[]>(type: "varbinary(3045)", maxLength: 3045, nullable: true),
                    RatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportRatings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportRatings_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ReportCallBacks_ReportId_EndedAt",
                table: "ReportCallBacks",
                columns: new[] { "ReportId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportCorrections_ReportId_CorrectedAt",
                table: "ReportCorrections",
                columns: new[] { "ReportId", "CorrectedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportRatings_RatedAt",
                table: "ReportRatings",
                column: "RatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ReportRatings_ReportId_RatedAt",
                table: "ReportRatings",
                columns: new[] { "ReportId", "RatedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReportCallBacks");

            migrationBuilder.DropTable(
                name: "ReportCorrections");

            migrationBuilder.DropTable(
                name: "ReportRatings");

            migrationBuilder.DropColumn(
                name: "RatedAt",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "RemindAt",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "AnswerWorkingDays",
                table: "ReportKinds");

            migrationBuilder.DropColumn(
                name: "CallBackWorkingDays",
                table: "ReportKinds");

            migrationBuilder.DropColumn(
                name: "CorrectDays",
                table: "ReportKinds");

            migrationBuilder.DropColumn(
                name: "RemindWorkingDays",
                table: "ReportKinds");
        }
    }
}
