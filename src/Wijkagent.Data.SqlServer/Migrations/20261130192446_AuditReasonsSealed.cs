using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.SqlServer.Migrations
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Stream = table.Column<string>(type: "varchar(49)", unicode: false, maxLength: 49, nullable: false),
                    Words = table.Column<byte[]>(type: "varbinary(945)", maxLength: 945, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditReasons", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditReasons_Stream",
                table: "AuditReasons",
                column: "Stream");
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [AuditReasonsKept] ON [AuditReasons] INSTEAD OF UPDATE, DELETE AS
                SET NOCOUNT ON;
                IF EXISTS (SELECT 1 FROM inserted)
                    OR EXISTS (SELECT 1 FROM deleted WHERE [Stream] NOT IN (SELECT [Stream] FROM [AuditEndings]))
                    THROW 50018, ''The audit log is only added to'', 1;
                DELETE kept FROM [AuditReasons] AS kept JOIN deleted AS gone ON kept.[Id] = gone.[Id];');
                """);
            migrationBuilder.Sql("DENY UPDATE, DELETE ON [AuditReasons] TO [public];");
            migrationBuilder.Sql(Ending("DELETE FROM [AuditReasons] WHERE [Stream] IN (SELECT [Stream] FROM inserted);"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Ending(""));
            migrationBuilder.DropTable(
                name: "AuditReasons");
        }

        // As AuditLogKept made it, and what goes besides.
        private static string Ending(string besides) => $"""
            EXEC(N'ALTER TRIGGER [AuditEndingsEnd] ON [AuditEndings] AFTER INSERT AS
            SET NOCOUNT ON;
            IF EXISTS (SELECT 1 FROM inserted WHERE [Stream] >= CONVERT(char(8), DATEADD(month, -60, SYSUTCDATETIME()), 112))
                THROW 50018, ''The audit log is only added to'', 1;
            DELETE FROM [AuditEntries] WHERE [Stream] IN (SELECT [Stream] FROM inserted);
            DELETE FROM [AuditSeals] WHERE [Stream] IN (SELECT [Stream] FROM inserted);
            {besides}');
            """;
    }
}
