using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.Migrations
{
    /// <summary>
    /// The audit log only grows. A change, a deletion, and an insert that replaces (which SQLite does without asking the trigger
    /// of deletions) are refused. A later migration that makes one of these tables anew drops its triggers: it has to write them
    /// again, and a test looks.
    /// </summary>
    public partial class AuditLogKept : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var (table, key) in new[]
            {
                ("AuditEntries", "Id = NEW.Id"),
                ("AuditSeals", "Stream = NEW.Stream AND Number = NEW.Number"),
                ("AuditCheckpoints", "Day = NEW.Day"),
                ("AuditEndings", "Stream = NEW.Stream"),
            })
            {
                Refuse(migrationBuilder, $"{table}KeptFromChange BEFORE UPDATE ON {table}");
                Refuse(migrationBuilder, $"{table}KeptFromReplacing BEFORE INSERT ON {table}", $"EXISTS (SELECT 1 FROM {table} WHERE {key})");
            }

            foreach (var table in new[] { "AuditCheckpoints", "AuditEndings" })
                Refuse(migrationBuilder, $"{table}KeptFromDeletion BEFORE DELETE ON {table}");

            // A stream whose term is over is let go of, and no other. Whoever may write here can't shorten the term: the
            // database looks at its own clock. The months are those of RetentionTerms.AuditLogMonths; a test looks.
            Refuse(migrationBuilder, "AuditEndingsKeptFromHaste BEFORE INSERT ON AuditEndings", "NEW.Stream >= strftime('%Y%m%d', 'now', '-60 months')");
            foreach (var table in new[] { "AuditEntries", "AuditSeals" })
            {
                Refuse(migrationBuilder, $"{table}KeptFromDeletion BEFORE DELETE ON {table}",
                    "NOT EXISTS (SELECT 1 FROM AuditEndings WHERE Stream = OLD.Stream)");
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
            migrationBuilder.Sql("DROP TRIGGER AuditEndingsEnd;");
            migrationBuilder.Sql("DROP TRIGGER AuditEndingsKeptFromHaste;");
            foreach (var table in new[] { "AuditEntries", "AuditSeals", "AuditCheckpoints", "AuditEndings" })
            {
                foreach (var what in new[] { "Change", "Replacing", "Deletion" })
                    migrationBuilder.Sql($"DROP TRIGGER {table}KeptFrom{what};");
            }
        }

        private static void Refuse(MigrationBuilder migrationBuilder, string what, string when = null)
        {
            migrationBuilder.Sql($"""
                CREATE TRIGGER {what}
                {(when is null ? "" : $"WHEN {when}")}
                BEGIN SELECT RAISE(ABORT, 'The audit log is only added to'); END;
                """);
        }
    }
}
