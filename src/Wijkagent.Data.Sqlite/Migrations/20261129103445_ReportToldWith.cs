using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReportToldWith : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ToldWith",
                table: "Reports",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ToldWith",
                table: "Reports");
        }
    }
}
