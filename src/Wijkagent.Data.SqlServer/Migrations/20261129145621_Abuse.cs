using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Abuse : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ApartUntil",
                table: "Reports",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Signs",
                table: "Reports",
                type: "int",
                unicode: false,
                maxLength: 40,
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_Reports_Status_ApartUntil",
                table: "Reports",
                columns: new[] { "Status", "ApartUntil" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Reports_Status_ApartUntil",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "ApartUntil",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "Signs",
                table: "Reports");
        }
    }
}
