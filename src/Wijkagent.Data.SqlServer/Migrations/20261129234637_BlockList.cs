using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class BlockList : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SendingBlocks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TeamId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Mailbox = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    Website = table.Column<string>(type: "varchar(253)", unicode: false, maxLength: 253, nullable: true),
                    ReportCode = table.Column<string>(type: "varchar(14)", unicode: false, maxLength: 14, nullable: true),
                    Reason = table.Column<byte[]>(type: "varbinary(945)", maxLength: 945, nullable: false),
                    SetBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SetAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    Until = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SendingBlocks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SendingBlocks_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SendingBlocks_TeamId_Mailbox",
                table: "SendingBlocks",
                columns: new[] { "TeamId", "Mailbox" },
                unique: true,
                filter: "[Mailbox] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SendingBlocks_TeamId_Website",
                table: "SendingBlocks",
                columns: new[] { "TeamId", "Website" },
                unique: true,
                filter: "[Website] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SendingBlocks_Until",
                table: "SendingBlocks",
                column: "Until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SendingBlocks");
        }
    }
}
