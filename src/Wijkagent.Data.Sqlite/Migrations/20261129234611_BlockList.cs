using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.Migrations
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mailbox = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    Website = table.Column<string>(type: "TEXT", unicode: false, maxLength: 253, nullable: true),
                    ReportCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 14, nullable: true),
                    Reason = table.Column<byte[]>(type: "BLOB", maxLength: 945, nullable: false),
                    SetBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SetAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SendingBlocks_TeamId_Website",
                table: "SendingBlocks",
                columns: new[] { "TeamId", "Website" },
                unique: true);

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
