using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class StaffNamesSealed : Migration
    {
        private const string NewKey = "hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6))";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "SetById",
                table: "SendingBlocks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AuthorId",
                table: "ReportMessages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LiftedById",
                table: "LegalHolds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SetById",
                table: "LegalHolds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "FinishedById",
                table: "CaseTasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AuthorId",
                table: "CaseActions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "StaffNames",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 867, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffNames", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StaffNames_UserId",
                table: "StaffNames",
                column: "UserId");

            // What staff are called was kept in the clear beside what they did. It is moved as it stands, and sealed by the program
            // before anybody is served (ClearTexts). Where only a name stands it is that of an account which is the only one to
            // have done something under it; any other name gets a key that is nobody's, so that it is not lost.
            migrationBuilder.Sql("""
                CREATE TABLE StaffTold AS SELECT UserId, Name, MAX(At) AS At FROM (
                    SELECT ActorUserId AS UserId, ActorName AS Name, OccurredAt AS At FROM Events WHERE ActorKind = 'Staff' AND ActorUserId IS NOT NULL AND ActorName <> ''
                    UNION ALL SELECT UserId, ActorName, OccurredAt FROM AuditEntries WHERE ActorKind = 'Staff' AND UserId IS NOT NULL AND ActorName <> ''
                    UNION ALL SELECT UserId, UserName, OpenedAt FROM CaseAccesses WHERE UserName <> ''
                    UNION ALL SELECT UserId, UserName, OpenedAt FROM ReportAccesses WHERE UserName <> ''
                    UNION ALL SELECT HandlerId, HandlerName, SubmittedAt FROM RightsRequests WHERE HandlerId IS NOT NULL AND HandlerName <> '')
                GROUP BY UserId, Name
                """);
            migrationBuilder.Sql($"""
                INSERT INTO StaffNames (Id, UserId, Name)
                SELECT {NewKey}, UserId, Name FROM (
                    SELECT UserId, Name, ROW_NUMBER() OVER (PARTITION BY UserId ORDER BY At DESC) AS Place FROM StaffTold) AS told
                WHERE Place = 1
                """);
            migrationBuilder.Sql("""
                CREATE TABLE NamesOfBefore AS SELECT names.Name, CASE WHEN COUNT(told.UserId) = 1 THEN MIN(told.UserId) END AS UserId FROM (
                    SELECT ActorName AS Name FROM Events WHERE ActorKind = 'Staff' AND ActorUserId IS NULL
                    UNION SELECT AuthorName FROM ReportMessages WHERE FromStaff = 1
                    UNION SELECT AuthorName FROM CaseActions
                    UNION SELECT FinishedBy FROM CaseTasks
                    UNION SELECT SetBy FROM LegalHolds
                    UNION SELECT LiftedBy FROM LegalHolds
                    UNION SELECT SetBy FROM SendingBlocks
                    UNION SELECT HandlerName FROM RightsRequests WHERE HandlerId IS NULL) AS names
                LEFT JOIN StaffTold AS told ON told.Name = names.Name WHERE names.Name <> '' GROUP BY names.Name
                """);
            migrationBuilder.Sql($"""
                UPDATE NamesOfBefore SET UserId = {NewKey} WHERE UserId IS NULL
                """);
            migrationBuilder.Sql($"""
                INSERT INTO StaffNames (Id, UserId, Name)
                SELECT {NewKey}, UserId, Name FROM NamesOfBefore
                WHERE NOT EXISTS (SELECT 1 FROM StaffNames WHERE StaffNames.UserId = NamesOfBefore.UserId)
                """);
            migrationBuilder.Sql("CREATE INDEX IX_NamesOfBefore_Name ON NamesOfBefore (Name)");
            migrationBuilder.Sql("UPDATE Events SET ActorUserId = (SELECT b.UserId FROM NamesOfBefore b WHERE b.Name = Events.ActorName) WHERE ActorKind = 'Staff' AND ActorUserId IS NULL");
            migrationBuilder.Sql("UPDATE ReportMessages SET AuthorId = (SELECT b.UserId FROM NamesOfBefore b WHERE b.Name = ReportMessages.AuthorName) WHERE FromStaff = 1");
            migrationBuilder.Sql("UPDATE CaseActions SET AuthorId = (SELECT b.UserId FROM NamesOfBefore b WHERE b.Name = CaseActions.AuthorName)");
            migrationBuilder.Sql("UPDATE CaseTasks SET FinishedById = (SELECT b.UserId FROM NamesOfBefore b WHERE b.Name = CaseTasks.FinishedBy)");
            migrationBuilder.Sql("UPDATE LegalHolds SET SetById = (SELECT b.UserId FROM NamesOfBefore b WHERE b.Name = LegalHolds.SetBy)");
            migrationBuilder.Sql("UPDATE LegalHolds SET LiftedById = (SELECT b.UserId FROM NamesOfBefore b WHERE b.Name = LegalHolds.LiftedBy)");
            migrationBuilder.Sql("UPDATE SendingBlocks SET SetById = (SELECT b.UserId FROM NamesOfBefore b WHERE b.Name = SendingBlocks.SetBy)");
            migrationBuilder.Sql("UPDATE RightsRequests SET HandlerId = (SELECT b.UserId FROM NamesOfBefore b WHERE b.Name = RightsRequests.HandlerName) WHERE HandlerId IS NULL");
            migrationBuilder.Sql("DROP TABLE NamesOfBefore");
            migrationBuilder.Sql("DROP TABLE StaffTold");

            // By SQLite's own statement: the framework would make the tables anew, outside the transaction.
            migrationBuilder.Sql("ALTER TABLE \"SendingBlocks\" DROP COLUMN \"SetBy\"");
            migrationBuilder.Sql("ALTER TABLE \"RightsRequests\" DROP COLUMN \"HandlerName\"");
            migrationBuilder.Sql("ALTER TABLE \"ReportMessages\" DROP COLUMN \"AuthorName\"");
            migrationBuilder.Sql("ALTER TABLE \"ReportAccesses\" DROP COLUMN \"UserName\"");
            migrationBuilder.Sql("ALTER TABLE \"LegalHolds\" DROP COLUMN \"LiftedBy\"");
            migrationBuilder.Sql("ALTER TABLE \"LegalHolds\" DROP COLUMN \"SetBy\"");
            migrationBuilder.Sql("ALTER TABLE \"Events\" DROP COLUMN \"ActorName\"");
            migrationBuilder.Sql("ALTER TABLE \"CaseTasks\" DROP COLUMN \"FinishedBy\"");
            migrationBuilder.Sql("ALTER TABLE \"CaseActions\" DROP COLUMN \"AuthorName\"");
            migrationBuilder.Sql("ALTER TABLE \"CaseAccesses\" DROP COLUMN \"UserName\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "StaffNames");

            migrationBuilder.Sql("ALTER TABLE \"SendingBlocks\" DROP COLUMN \"SetById\"");

            migrationBuilder.Sql("ALTER TABLE \"ReportMessages\" DROP COLUMN \"AuthorId\"");

            migrationBuilder.Sql("ALTER TABLE \"LegalHolds\" DROP COLUMN \"LiftedById\"");

            migrationBuilder.Sql("ALTER TABLE \"LegalHolds\" DROP COLUMN \"SetById\"");

            migrationBuilder.Sql("ALTER TABLE \"CaseTasks\" DROP COLUMN \"FinishedById\"");

            migrationBuilder.Sql("ALTER TABLE \"CaseActions\" DROP COLUMN \"AuthorId\"");

            migrationBuilder.AddColumn<string>(
                name: "SetBy",
                table: "SendingBlocks",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HandlerName",
                table: "RightsRequests",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AuthorName",
                table: "ReportMessages",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "UserName",
                table: "ReportAccesses",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "LiftedBy",
                table: "LegalHolds",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SetBy",
                table: "LegalHolds",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ActorName",
                table: "Events",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "FinishedBy",
                table: "CaseTasks",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AuthorName",
                table: "CaseActions",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "UserName",
                table: "CaseAccesses",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");
        }
    }
}
