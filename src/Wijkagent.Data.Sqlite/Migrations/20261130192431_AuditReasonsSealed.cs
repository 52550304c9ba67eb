using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.Migrations
{
    /// <summary>A reason stays as it is, and goes with the stream of the entry that names it.</summary>
    public partial class AuditReasonsSealed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditReasons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stream = table.Column<string>(type: "TEXT", unicode: false, maxLength: 49, nullable: false),
                    Words = table.Column<byte[]>(type: "BLOB", maxLength: 945, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditReasons", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditReasons_Stream",
                table: "AuditReasons",
                column: "Stream");
            const string refused = "BEGIN SELECT RAISE(ABORT, 'The audit log is only added to'); END;";
            migrationBuilder.Sql($"CREATE TRIGGER AuditReasonsKeptFromChange BEFORE UPDATE ON AuditReasons {refused}");
            migrationBuilder.Sql($"""
                CREATE TRIGGER AuditReasonsKeptFromReplacing BEFORE INSERT ON AuditReasons
                WHEN EXISTS (SELECT 1 FROM AuditReasons WHERE Id = NEW.Id) {refused}
                """);
            migrationBuilder.Sql($"""
                CREATE TRIGGER AuditReasonsKeptFromDeletion BEFORE DELETE ON AuditReasons
                WHEN NOT EXISTS (SELECT 1 FROM AuditEndings WHERE Stream = OLD.Stream) {refused}
                """);
            migrationBuilder.Sql("DROP TRIGGER AuditEndingsEnd;");
            migrationBuilder.Sql("""
                CREATE TRIGGER AuditEndingsEnd AFTER INSERT ON AuditEndings
                BEGIN
                    DELETE FROM AuditEntries WHERE Stream = NEW.Stream;
                    DELETE FROM AuditSeals WHERE Stream = NEW.Stream;
                    DELETE FROM AuditReasons WHERE Stream = NEW.Stream;
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER AuditEndingsEnd;");
            migrationBuilder.Sql("""
                CREATE TRIGGER AuditEndingsEnd AFTER INSERT ON AuditEndings
                BEGIN
                    DELETE FROM AuditEntries WHERE Stream = NEW.Stream;
                    DELETE FROM AuditSeals WHERE Stream = NEW.Stream;
                END;
                """);
            migrationBuilder.DropTable(
                name: "AuditReasons");
        }
    }
}
