using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ReportAttachments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ReportAttachments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DraftId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ReportId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Number = table.Column<int>(type: "int", nullable: false),
                    StoredAs = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Width = table.Column<int>(type: "int", nullable: false),
                    Height = table.Column<int>(type: "int", nullable: false),
                    LargeHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    SmallHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    DraftKey = table.Column<byte[]>(type: "varbinary(300)", maxLength: 300, nullable: true),
                    Key = table.Column<byte[]>(type: "varbinary(177)", maxLength: 177, nullable: true),
                    AddedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    MissingSince = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportAttachments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportAttachments_ReportDrafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "ReportDrafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReportAttachments_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ReportAttachments_DraftId_Number",
                table: "ReportAttachments",
                columns: new[] { "DraftId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportAttachments_ReportId_Number",
                table: "ReportAttachments",
                columns: new[] { "ReportId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportAttachments_StoredAs",
                table: "ReportAttachments",
                column: "StoredAs",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReportAttachments");
        }
    }
}
