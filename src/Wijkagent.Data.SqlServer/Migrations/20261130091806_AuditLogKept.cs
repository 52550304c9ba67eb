using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.SqlServer.Migrations
{
    /// <summary>
    /// The audit log only grows: nobody is given the right to change it, and a trigger refuses who has every right. A later
    /// migration that makes one of these tables anew has to write both again.
    /// </summary>
    public partial class AuditLogKept : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var table in new[] { "AuditCheckpoints", "AuditEndings" })
            {
                migrationBuilder.Sql($"""
                    EXEC(N'CREATE TRIGGER [{table}Kept] ON [{table}] INSTEAD OF UPDATE, DELETE AS
                    THROW 50018, ''The audit log is only added to'', 1;');
                    """);
            }

            // A stream whose term is over is let go of, and no other. The program may still delete nothing itself: what the
            // last trigger does is its owner's.
            foreach (var (table, key) in new[]
            {
                ("AuditEntries", "kept.[Id] = gone.[Id]"),
                ("AuditSeals", "kept.[Stream] = gone.[Stream] AND kept.[Number] = gone.[Number]"),
            })
            {
                migrationBuilder.Sql($"""
                    EXEC(N'CREATE TRIGGER [{table}Kept] ON [{table}] INSTEAD OF UPDATE, DELETE AS
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM inserted)
                        OR EXISTS (SELECT 1 FROM deleted WHERE [Stream] NOT IN (SELECT [Stream] FROM [AuditEndings]))
                        THROW 50018, ''The audit log is only added to'', 1;
                    DELETE kept FROM [{table}] AS kept JOIN deleted AS gone ON {key};');
                    """);
            }

            foreach (var table in new[] { "AuditEntries", "AuditSeals", "AuditCheckpoints", "AuditEndings" })
                migrationBuilder.Sql($"DENY UPDATE, DELETE ON [{table}] TO [public];");

            // Whoever may write here can't shorten the term: the database looks at its own clock. The months are those of
            // RetentionTerms.AuditLogMonths; a test looks.
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [AuditEndingsEnd] ON [AuditEndings] AFTER INSERT AS
                SET NOCOUNT ON;
                IF EXISTS (SELECT 1 FROM inserted WHERE [Stream] >= CONVERT(char(8), DATEADD(month, -60, SYSUTCDATETIME()), 112))
                    THROW 50018, ''The audit log is only added to'', 1;
                DELETE FROM [AuditEntries] WHERE [Stream] IN (SELECT [Stream] FROM inserted);
                DELETE FROM [AuditSeals] WHERE [Stream] IN (SELECT [Stream] FROM inserted);');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER [AuditEndingsEnd];");
            foreach (var table in new[] { "AuditEntries", "AuditSeals", "AuditCheckpoints", "AuditEndings" })
            {
                migrationBuilder.Sql($"REVOKE UPDATE, DELETE ON [{table}] TO [public];");
                migrationBuilder.Sql($"DROP TRIGGER [{table}Kept];");
            }
        }
    }
}
