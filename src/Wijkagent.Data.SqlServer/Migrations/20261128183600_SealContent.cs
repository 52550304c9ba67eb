using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.SqlServer.Migrations
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
                    type: column.SealedLength is { } length ? $"varbinary({length})" : "varbinary(max)",
                    maxLength: column.SealedLength,
                    nullable: !column.IsRequired,
                    defaultValue: column.IsRequired ? Array.Empty<byte>() : null);
            }

            migrationBuilder.RenameColumn(name: "Longitude", table: "Reports", newName: "NearLongitude");
            migrationBuilder.RenameColumn(name: "Latitude", table: "Reports", newName: "NearLatitude");
            migrationBuilder.AddColumn<byte[]>(
                name: "Point", table: "Reports", type: "varbinary(195)", maxLength: 195, nullable: true);

            migrationBuilder.CreateTable(
                name: "SearchWords",
                columns: table => new
                {
                    Hash = table.Column<long>(type: "bigint", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
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
                    type: $"nvarchar({column.PlainLength})",
                    maxLength: column.PlainLength,
                    nullable: !column.IsRequired,
                    defaultValue: column.IsRequired ? "" : null);
            }
        }

        private static void RefuseRows(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                IF EXISTS (SELECT 1 FROM [Reports]) OR EXISTS (SELECT 1 FROM [Cases]) OR EXISTS (SELECT 1 FROM [ContactMessages])
                    OR EXISTS (SELECT 1 FROM [Outbox] WHERE DATALENGTH([To]) > 0)
                    THROW 50000, N'There is content in plain text here, from before it was sealed; a migration can not seal it. Take the data out first, or begin with an empty database.', 1;
                """);
        }

        private static void Drop(MigrationBuilder migrationBuilder, Column column)
        {
            migrationBuilder.DropColumn(name: column.Name, table: column.Table);
        }

        private sealed record Column(string Table, string Name, int? SealedLength, bool IsRequired, int PlainLength);
    }
}
