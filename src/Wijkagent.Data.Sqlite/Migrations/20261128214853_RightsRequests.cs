using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RightsRequests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "RightsRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 14, nullable: false),
                    SendKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Right = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Law = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Status = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Name = table.Column<byte[]>(type: "BLOB", maxLength: 345, nullable: false),
                    Email = table.Column<byte[]>(type: "BLOB", maxLength: 807, nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReportCode = table.Column<byte[]>(type: "BLOB", maxLength: 87, nullable: true),
                    FoundBy = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    Proof = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    DueAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    HandlerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    HandlerName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ExtensionReason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    Ground = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    Answer = table.Column<byte[]>(type: "BLOB", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RightsRequests", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_Code",
                table: "RightsRequests",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_FoundBy",
                table: "RightsRequests",
                column: "FoundBy");

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_SendKey",
                table: "RightsRequests",
                column: "SendKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_Status_DueAt",
                table: "RightsRequests",
                columns: new[] { "Status", "DueAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RightsRequests");
        }
    }
}
