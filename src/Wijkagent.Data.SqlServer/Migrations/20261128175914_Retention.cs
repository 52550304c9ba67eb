using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Retention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Reports_KindId",
                table: "Reports");

            migrationBuilder.DropIndex(
                name: "IX_Reports_NeighbourhoodId_Status_ReceivedAt",
                table: "Reports");

            migrationBuilder.DropIndex(
                name: "IX_Cases_KindId",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_NeighbourhoodId_Status_ChangedAt",
                table: "Cases");

            migrationBuilder.AddColumn<string>(
                name: "Band",
                table: "Reports",
                type: "varchar(40)",
                unicode: false,
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Band",
                table: "Cases",
                type: "varchar(40)",
                unicode: false,
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Destructions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Rule = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false),
                    DestroyedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Destructions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LegalHolds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "varchar(14)", unicode: false, maxLength: 14, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    SetBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SetAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    LiftedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    LiftedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegalHolds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RetentionNights",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionNights", x => x.Day);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_KindId_SubmittedAt",
                table: "Reports",
                columns: new[] { "KindId", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_NeighbourhoodId_Status_ReceivedAt_Band",
                table: "Reports",
                columns: new[] { "NeighbourhoodId", "Status", "ReceivedAt", "Band" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_KindId_OpenedAt",
                table: "Cases",
                columns: new[] { "KindId", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_NeighbourhoodId_Status_ChangedAt_Band",
                table: "Cases",
                columns: new[] { "NeighbourhoodId", "Status", "ChangedAt", "Band" });

            migrationBuilder.CreateIndex(
                name: "IX_Destructions_DestroyedAt",
                table: "Destructions",
                column: "DestroyedAt");

            migrationBuilder.CreateIndex(
                name: "IX_LegalHolds_SubjectId_LiftedAt",
                table: "LegalHolds",
                columns: new[] { "SubjectId", "LiftedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Destructions");

            migrationBuilder.DropTable(
                name: "LegalHolds");

            migrationBuilder.DropTable(
                name: "RetentionNights");

            migrationBuilder.DropIndex(
                name: "IX_Reports_KindId_SubmittedAt",
                table: "Reports");

            migrationBuilder.DropIndex(
                name: "IX_Reports_NeighbourhoodId_Status_ReceivedAt_Band",
                table: "Reports");

            migrationBuilder.DropIndex(
                name: "IX_Cases_KindId_OpenedAt",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_NeighbourhoodId_Status_ChangedAt_Band",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Band",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "Band",
                table: "Cases");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_KindId",
                table: "Reports",
                column: "KindId");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_NeighbourhoodId_Status_ReceivedAt",
                table: "Reports",
                columns: new[] { "NeighbourhoodId", "Status", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_KindId",
                table: "Cases",
                column: "KindId");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_NeighbourhoodId_Status_ChangedAt",
                table: "Cases",
                columns: new[] { "NeighbourhoodId", "Status", "ChangedAt" });
        }
    }
}
