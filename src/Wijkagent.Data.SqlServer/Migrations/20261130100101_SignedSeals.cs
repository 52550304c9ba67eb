using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.SqlServer.Migrations
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
                type: "varbinary(32)",
                maxLength: 32,
                nullable: true);
            // Who migrates need not be the owner, whom a denial does not bind.
            migrationBuilder.Sql("""
                ALTER TABLE [AuditSeals] DISABLE TRIGGER [AuditSealsKept];
                REVOKE DELETE ON [AuditSeals] TO [public];
                DELETE FROM [AuditSeals]
                WHERE NOT EXISTS (SELECT 1 FROM [AuditCheckpoints] WHERE CONVERT(char(8), [Day], 112) >= LEFT([Stream], 8));
                DENY DELETE ON [AuditSeals] TO [public];
                ALTER TABLE [AuditSeals] ENABLE TRIGGER [AuditSealsKept];
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Signature",
                table: "AuditSeals");
        }
    }
}
