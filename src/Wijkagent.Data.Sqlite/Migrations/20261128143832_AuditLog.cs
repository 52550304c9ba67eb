using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.Migrations
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
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Heads = table.Column<string>(type: "TEXT", nullable: false),
                    Signature = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditCheckpoints", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Stream = table.Column<string>(type: "TEXT", unicode: false, maxLength: 49, nullable: false),
                    OccurredAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Activity = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Event = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: true),
                    ActorKind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Roles = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    SubjectType = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SubjectCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    Count = table.Column<int>(type: "INTEGER", nullable: true),
                    Shown = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2000, nullable: true),
                    Filters = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Session = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditSeals",
                columns: table => new
                {
                    Stream = table.Column<string>(type: "TEXT", unicode: false, maxLength: 49, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Links = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Last = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Highest = table.Column<long>(type: "INTEGER", nullable: false),
                    SealedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
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

            // The log only grows. A change, a deletion, and an insert that replaces (which SQLite does without asking the
            // trigger of deletions) are refused. A later migration that makes one of these tables anew drops its triggers:
            // it has to write them again, and a test looks.
            foreach (var (table, key) in new[]
            {
                ("AuditEntries", "Id = NEW.Id"),
                ("AuditSeals", "Stream = NEW.Stream AND Number = NEW.Number"),
                ("AuditCheckpoints", "Day = NEW.Day"),
            })
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER {table}KeptFromChange BEFORE UPDATE ON {table}
                    BEGIN SELECT RAISE(ABORT, 'The audit log is only added to'); END;
                    """);
                migrationBuilder.Sql($"""
                    CREATE TRIGGER {table}KeptFromDeletion BEFORE DELETE ON {table}
                    BEGIN SELECT RAISE(ABORT, 'The audit log is only added to'); END;
                    """);
                migrationBuilder.Sql($"""
                    CREATE TRIGGER {table}KeptFromReplacing BEFORE INSERT ON {table}
                    WHEN EXISTS (SELECT 1 FROM {table} WHERE {key})
                    BEGIN SELECT RAISE(ABORT, 'The audit log is only added to'); END;
                    """);
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
