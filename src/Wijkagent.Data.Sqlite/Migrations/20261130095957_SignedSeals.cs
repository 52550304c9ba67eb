using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.Migrations
{
    /// <summary>
    /// Seals are signed. Of days that are signed they stay as they are, without; those of days that are not are let go of, and the
    /// program makes them anew, signed, when it starts: so a seal without a signature on such a day is never one of ours.
    /// </summary>
    public partial class SignedSeals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "Signature",
                table: "AuditSeals",
                type: "BLOB",
                maxLength: 32,
                nullable: true);
            // The trigger as AuditLogKept wrote it.
            migrationBuilder.Sql("DROP TRIGGER AuditSealsKeptFromDeletion;");
            migrationBuilder.Sql("""
                DELETE FROM AuditSeals
                WHERE NOT EXISTS (SELECT 1 FROM AuditCheckpoints WHERE strftime('%Y%m%d', Day) >= substr(Stream, 1, 8));
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER AuditSealsKeptFromDeletion BEFORE DELETE ON AuditSeals
                WHEN NOT EXISTS (SELECT 1 FROM AuditEndings WHERE Stream = OLD.Stream)
                BEGIN SELECT RAISE(ABORT, 'The audit log is only added to'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Not DropColumn, which makes the table anew and so loses its triggers.
            migrationBuilder.Sql("ALTER TABLE AuditSeals DROP COLUMN Signature;");
        }
    }
}
