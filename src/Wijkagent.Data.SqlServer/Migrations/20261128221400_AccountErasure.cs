using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AccountErasure : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ErasureAskedAt",
                table: "AspNetUsers",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_ErasureAskedAt",
                table: "AspNetUsers",
                column: "ErasureAskedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AspNetUsers_ErasureAskedAt",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "ErasureAskedAt",
                table: "AspNetUsers");
        }
    }
}
