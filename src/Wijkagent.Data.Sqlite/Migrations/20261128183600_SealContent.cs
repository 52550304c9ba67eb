using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SealContent : Migration
    {
        // What was text and is sealed from now on: at most so many bytes, required or not, and at most so many characters before.
        private static readonly Column[] Columns =
        [
            new("Reports", "Text", null, true, 3000),
            new("Reports", "PlaceText", 945, true, 300),
            new("Reports", "ReferredTo", 495, false, 150),
            new("ReportMessages", "Text", null, true, 3000),
            new("ReporterContacts", "Name", 345, false, 100),
            new("ReporterContacts", "Email", 807, false, 254),
            new("ReporterContacts", "Phone", 105, false, 20),
            new("ContactMessages", "SenderName", 345, true, 100),
            new("ContactMessages", "SenderEmail", 807, true, 254),
            new("ContactMessages", "Text", null, true, 3000),
            new("Cases", "Title", 495, true, 150),
            new("Cases", "WaitingFor", 495, false, 150),
            new("Cases", "Outcome", null, false, 3000),
            new("CaseActions", "Description", null, true, 3000),
            new("CaseTasks", "Description", 945, true, 300),
            new("CaseAccesses", "Reason", 1545, true, 500),
            new("Outbox", "To", 1000, true, 254),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            RefuseRows(migrationBuilder);
            foreach (var column in Columns)
            {
                Drop(migrationBuilder, column);
                migrationBuilder.AddColumn<byte[]>(
                    name: column.Name,
                    table: column.Table,
                    type: "BLOB",
                    maxLength: column.SealedLength,
                    nullable: !column.IsRequired,
                    defaultValue: column.IsRequired ? Array.Empty<byte>() : null);
            }

            migrationBuilder.RenameColumn(name: "Longitude", table: "Reports", newName: "NearLongitude");
            migrationBuilder.RenameColumn(name: "Latitude", table: "Reports", newName: "NearLatitude");
            migrationBuilder.AddColumn<byte[]>(
                name: "Point", table: "Reports", type: "BLOB", maxLength: 195, nullable: true);

            migrationBuilder.CreateTable(
                name: "SearchWords",
                columns: table => new
                {
                    Hash = table.Column<long>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchWords", x => new { x.Hash, x.OwnerId });
                });

            migrationBuilder.CreateIndex(name: "IX_SearchWords_OwnerId", table: "SearchWords", column: "OwnerId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            RefuseRows(migrationBuilder);
            migrationBuilder.DropTable(name: "SearchWords");
            Drop(migrationBuilder, new Column("Reports", "Point", 195, false, 0));
            migrationBuilder.RenameColumn(name: "NearLongitude", table: "Reports", newName: "Longitude");
            migrationBuilder.RenameColumn(name: "NearLatitude", table: "Reports", newName: "Latitude");
            foreach (var column in Columns)
            {
                Drop(migrationBuilder, column);
                migrationBuilder.AddColumn<string>(
                    name: column.Name,
                    table: column.Table,
                    type: "TEXT",
                    maxLength: column.PlainLength,
                    nullable: !column.IsRequired,
                    defaultValue: column.IsRequired ? "" : null);
            }
        }

        private static void RefuseRows(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE TEMP TABLE "Refused" ("Rows" INTEGER, CONSTRAINT "There is content in plain text here, from before it was sealed; a migration can not seal it. Take the data out first, or begin with an empty database." CHECK ("Rows" = 0));
                INSERT INTO "Refused" SELECT (SELECT count(*) FROM "Reports") + (SELECT count(*) FROM "Cases")
                    + (SELECT count(*) FROM "ContactMessages") + (SELECT count(*) FROM "Outbox" WHERE length("To") > 0);
                DROP TABLE "Refused";
                """);
        }

        private static void Drop(MigrationBuilder migrationBuilder, Column column)
        {
            // Not DropColumn: that makes the table anew, outside of the transaction.
            migrationBuilder.Sql($"""ALTER TABLE "{column.Table}" DROP COLUMN "{column.Name}";""");
        }

        private sealed record Column(string Table, string Name, int? SealedLength, bool IsRequired, int PlainLength);
    }
}
