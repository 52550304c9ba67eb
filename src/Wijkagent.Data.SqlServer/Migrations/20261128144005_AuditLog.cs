using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AuditLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditCheckpoints",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Heads = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Signature = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditCheckpoints", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Stream = table.Column<string>(type: "varchar(49)", unicode: false, maxLength: 49, nullable: false),
                    OccurredAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    Activity = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Event = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: true),
                    ActorKind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Roles = table.Column<string>(type: "varchar(100)", unicode: false, maxLength: 100, nullable: false),
                    SubjectType = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SubjectCode = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    Count = table.Column<int>(type: "int", nullable: true),
                    Shown = table.Column<string>(type: "varchar(2000)", unicode: false, maxLength: 2000, nullable: true),
                    Filters = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Session = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditSeals",
                columns: table => new
                {
                    Stream = table.Column<string>(type: "varchar(49)", unicode: false, maxLength: 49, nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false),
                    Links = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Last = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Highest = table.Column<long>(type: "bigint", nullable: false),
                    SealedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditSeals", x => new { x.Stream, x.Number });
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OccurredAt_Id",
                table: "AuditEntries",
                columns: new[] { "OccurredAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Stream_Id",
                table: "AuditEntries",
                columns: new[] { "Stream", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_SubjectCode_OccurredAt",
                table: "AuditEntries",
                columns: new[] { "SubjectCode", "OccurredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_UserId_OccurredAt",
                table: "AuditEntries",
                columns: new[] { "UserId", "OccurredAt" });

            // The log only grows: nobody is given the right to change it, and a trigger refuses who has every right. A later
            // migration that makes one of these tables anew has to write both again.
            foreach (var table in new[] { "AuditEntries", "AuditSeals", "AuditCheckpoints" })
            {
                migrationBuilder.Sql($"""
                    EXEC(N'CREATE TRIGGER [{table}Kept] ON [{table}] INSTEAD OF UPDATE, DELETE AS
                    THROW 50018, ''The audit log is only added to'', 1;');
                    """);
                migrationBuilder.Sql($"DENY UPDATE, DELETE ON [{table}] TO [public];");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditCheckpoints");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "AuditSeals");
        }
    }
}
