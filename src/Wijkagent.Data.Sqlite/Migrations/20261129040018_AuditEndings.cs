using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AuditEndings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditEndings",
                columns: table => new
                {
                    Stream = table.Column<string>(type: "TEXT", unicode: false, maxLength: 49, nullable: false),
                    Entries = table.Column<long>(type: "INTEGER", nullable: false),
                    Signature = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEndings", x => x.Stream);
                });

            // A stream whose term is over is let go of, and no other. Whoever may write here can't shorten the term: the
            // database looks at its own clock. The months are those of RetentionTerms.AuditLogMonths; a test looks.
            migrationBuilder.Sql("""
                CREATE TRIGGER AuditEndingsKeptFromHaste BEFORE INSERT ON AuditEndings
                WHEN NEW.Stream >= strftime('%Y%m%d', 'now', '-60 months')
                BEGIN SELECT RAISE(ABORT, 'The audit log is only added to'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER AuditEndingsKeptFromChange BEFORE UPDATE ON AuditEndings
                BEGIN SELECT RAISE(ABORT, 'The audit log is only added to'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER AuditEndingsKeptFromDeletion BEFORE DELETE ON AuditEndings
                BEGIN SELECT RAISE(ABORT, 'The audit log is only added to'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER AuditEndingsKeptFromReplacing BEFORE INSERT ON AuditEndings
                WHEN EXISTS (SELECT 1 FROM AuditEndings WHERE Stream = NEW.Stream)
                BEGIN SELECT RAISE(ABORT, 'The audit log is only added to'); END;
                """);
            foreach (var table in new[] { "AuditEntries", "AuditSeals" })
            {
                migrationBuilder.Sql($"DROP TRIGGER {table}KeptFromDeletion;");
                migrationBuilder.Sql($"""
                    CREATE TRIGGER {table}KeptFromDeletion BEFORE DELETE ON {table}
                    WHEN NOT EXISTS (SELECT 1 FROM AuditEndings WHERE Stream = OLD.Stream)
                    BEGIN SELECT RAISE(ABORT, 'The audit log is only added to'); END;
                    """);
            }

            migrationBuilder.Sql("""
                CREATE TRIGGER AuditEndingsEnd AFTER INSERT ON AuditEndings
                BEGIN
                    DELETE FROM AuditEntries WHERE Stream = NEW.Stream;
                    DELETE FROM AuditSeals WHERE Stream = NEW.Stream;
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in new[] { "AuditEntries", "AuditSeals" })
            {
                migrationBuilder.Sql($"DROP TRIGGER {table}KeptFromDeletion;");
                migrationBuilder.Sql($"""
                    CREATE TRIGGER {table}KeptFromDeletion BEFORE DELETE ON {table}
                    BEGIN SELECT RAISE(ABORT, 'The audit log is only added to'); END;
                    """);
            }

            migrationBuilder.DropTable(
                name: "AuditEndings");
        }
    }
}
