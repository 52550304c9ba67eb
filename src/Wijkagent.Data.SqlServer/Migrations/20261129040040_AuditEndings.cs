using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.SqlServer.Migrations
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
                    Stream = table.Column<string>(type: "varchar(49)", unicode: false, maxLength: 49, nullable: false),
                    Entries = table.Column<long>(type: "bigint", nullable: false),
                    Signature = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEndings", x => x.Stream);
                });

            // A stream whose term is over is let go of, and no other. Whoever may write here can't shorten the term: the
            // database looks at its own clock. The months are those of RetentionTerms.AuditLogMonths; a test looks. The
            // program may still delete nothing itself: what this trigger does is its owner's.
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [AuditEndingsKept] ON [AuditEndings] INSTEAD OF UPDATE, DELETE AS
                THROW 50018, ''The audit log is only added to'', 1;');
                """);
            migrationBuilder.Sql("DENY UPDATE, DELETE ON [AuditEndings] TO [public];");
            foreach (var (table, key) in new[]
            {
                ("AuditEntries", "kept.[Id] = gone.[Id]"),
                ("AuditSeals", "kept.[Stream] = gone.[Stream] AND kept.[Number] = gone.[Number]"),
            })
            {
                migrationBuilder.Sql($"""
                    EXEC(N'ALTER TRIGGER [{table}Kept] ON [{table}] INSTEAD OF UPDATE, DELETE AS
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM inserted)
                        OR EXISTS (SELECT 1 FROM deleted WHERE [Stream] NOT IN (SELECT [Stream] FROM [AuditEndings]))
                        THROW 50018, ''The audit log is only added to'', 1;
                    DELETE kept FROM [{table}] AS kept JOIN deleted AS gone ON {key};');
                    """);
            }

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
            foreach (var table in new[] { "AuditEntries", "AuditSeals" })
            {
                migrationBuilder.Sql($"""
                    EXEC(N'ALTER TRIGGER [{table}Kept] ON [{table}] INSTEAD OF UPDATE, DELETE AS
                    THROW 50018, ''The audit log is only added to'', 1;');
                    """);
            }

            migrationBuilder.DropTable(
                name: "AuditEndings");
        }
    }
}
