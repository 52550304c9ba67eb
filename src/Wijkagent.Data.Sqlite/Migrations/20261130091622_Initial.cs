using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wijkagent.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AreaFigures",
                columns: table => new
                {
                    AreaCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Values = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AreaFigures", x => new { x.AreaCode, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "AreaSubscriptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Piece = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    PlaceKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    Zone = table.Column<byte[]>(type: "BLOB", maxLength: 3045, nullable: true),
                    Email = table.Column<byte[]>(type: "BLOB", maxLength: 807, nullable: true),
                    FoundBy = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    Kinds = table.Column<string>(type: "TEXT", nullable: false),
                    WithBulletins = table.Column<bool>(type: "INTEGER", nullable: false),
                    Rhythm = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    MailedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    DueAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    ToldUntil = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Told = table.Column<string>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AreaSubscriptions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Articles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 150, nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Body_En = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    Body_Nl = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    Intro_En = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Intro_Nl = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Title_En = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Title_Nl = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Articles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AspNetRoles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditCheckpoints",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Heads = table.Column<string>(type: "TEXT", nullable: false),
                    Signature = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditCheckpoints", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "AuditEndings",
                columns: table => new
                {
                    Stream = table.Column<string>(type: "TEXT", unicode: false, maxLength: 49, nullable: false),
                    Entries = table.Column<long>(type: "INTEGER", nullable: false),
                    Signature = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEndings", x => x.Stream);
                });

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Stream = table.Column<string>(type: "TEXT", unicode: false, maxLength: 49, nullable: false),
                    OccurredAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Activity = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Event = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: true),
                    ActorKind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Roles = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    SubjectType = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SubjectCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    Count = table.Column<int>(type: "INTEGER", nullable: true),
                    Shown = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2000, nullable: true),
                    Filters = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Session = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditSeals",
                columns: table => new
                {
                    Stream = table.Column<string>(type: "TEXT", unicode: false, maxLength: 49, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Links = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Last = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Highest = table.Column<long>(type: "INTEGER", nullable: false),
                    SealedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditSeals", x => new { x.Stream, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FriendlyName = table.Column<string>(type: "TEXT", nullable: true),
                    Xml = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Destructions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    DestroyedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Destructions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Events",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OccurredAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    ActorKind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    ActorUserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SubjectType = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Payload = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FaqTopics",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Name_En = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name_Nl = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FaqTopics", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LegalHolds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 14, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    SetBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SetAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    LiftedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    LiftedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegalHolds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Municipalities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 120, nullable: false),
                    Shape = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CentreLongitude = table.Column<double>(type: "REAL", nullable: false),
                    CentreLatitude = table.Column<double>(type: "REAL", nullable: false),
                    SinceYear = table.Column<int>(type: "INTEGER", nullable: false),
                    LastSeenYear = table.Column<int>(type: "INTEGER", nullable: false),
                    EndedInYear = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Municipalities", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    To = table.Column<byte[]>(type: "BLOB", maxLength: 1000, nullable: false),
                    Template = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    Payload = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    LeasedUntil = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    LeasedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    SentAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    GivenUpAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    LastError = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Partners",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 120, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Website = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Partners", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Postcodes",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 6, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Longitude = table.Column<double>(type: "REAL", nullable: true),
                    Latitude = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Postcodes", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "ReportDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    SubmissionKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    Answers = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportDrafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReportKinds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Icon = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    Elsewhere = table.Column<string>(type: "TEXT", nullable: false),
                    Questions = table.Column<string>(type: "TEXT", nullable: false),
                    Urgency = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    FirstReplyWorkingDays = table.Column<int>(type: "INTEGER", nullable: false),
                    NextReplyWorkingDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Sensitive = table.Column<bool>(type: "INTEGER", nullable: false),
                    AnonymousAllowed = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReferredToMunicipality = table.Column<bool>(type: "INTEGER", nullable: false),
                    Regime = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    RetentionMonths = table.Column<int>(type: "INTEGER", nullable: false),
                    ReopenDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Known = table.Column<string>(type: "TEXT", nullable: true),
                    AsksHousing = table.Column<bool>(type: "INTEGER", nullable: false),
                    Partners = table.Column<string>(type: "TEXT", nullable: false),
                    AnswerWorkingDays = table.Column<int>(type: "INTEGER", nullable: false),
                    RemindWorkingDays = table.Column<int>(type: "INTEGER", nullable: false),
                    CorrectDays = table.Column<int>(type: "INTEGER", nullable: false),
                    CallBackWorkingDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Name_En = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name_Nl = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    PhoneAdvice_En = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    PhoneAdvice_Nl = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Summary_En = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Summary_Nl = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    UrgentAdvice_En = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    UrgentAdvice_Nl = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    WhatHelps_En = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    WhatHelps_Nl = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportKinds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RetentionNights",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionNights", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "Revisions",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Revisions", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "RightsRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 14, nullable: false),
                    SendKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Right = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Law = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Status = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Name = table.Column<byte[]>(type: "BLOB", maxLength: 345, nullable: false),
                    Email = table.Column<byte[]>(type: "BLOB", maxLength: 807, nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReportCode = table.Column<byte[]>(type: "BLOB", maxLength: 87, nullable: true),
                    FoundBy = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    Proof = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    DueAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    HandlerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    HandlerName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ExtensionReason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    Ground = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    Answer = table.Column<byte[]>(type: "BLOB", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RightsRequests", x => x.Id);
                });

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

            migrationBuilder.CreateTable(
                name: "ServerSecrets",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Encrypted = table.Column<byte[]>(type: "BLOB", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServerSecrets", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Stations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 120, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Postcode = table.Column<string>(type: "TEXT", maxLength: 7, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Longitude = table.Column<double>(type: "REAL", nullable: true),
                    Latitude = table.Column<double>(type: "REAL", nullable: true),
                    ExternalId = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    OpeningHours_En = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    OpeningHours_Nl = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Stations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Subscriptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Email = table.Column<byte[]>(type: "BLOB", maxLength: 807, nullable: false),
                    FoundBy = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    MailedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    Told = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Subscriptions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UsedProofs",
                columns: table => new
                {
                    Hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UsedProofs", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "AspNetRoleClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RoleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoleClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetRoleClaims_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Faqs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    TopicId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Answer_En = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Answer_Nl = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Question_En = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Question_Nl = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Faqs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Faqs_FaqTopics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "FaqTopics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartnerMunicipalities",
                columns: table => new
                {
                    PartnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MunicipalityId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnerMunicipalities", x => new { x.PartnerId, x.MunicipalityId });
                    table.ForeignKey(
                        name: "FK_PartnerMunicipalities_Municipalities_MunicipalityId",
                        column: x => x.MunicipalityId,
                        principalTable: "Municipalities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartnerMunicipalities_Partners_PartnerId",
                        column: x => x.PartnerId,
                        principalTable: "Partners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Teams",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 120, nullable: false),
                    StationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Teams", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Teams_Stations_StationId",
                        column: x => x.StationId,
                        principalTable: "Stations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Districts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MunicipalityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Introduction_En = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Introduction_Nl = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 120, nullable: false),
                    Shape = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CentreLongitude = table.Column<double>(type: "REAL", nullable: false),
                    CentreLatitude = table.Column<double>(type: "REAL", nullable: false),
                    SinceYear = table.Column<int>(type: "INTEGER", nullable: false),
                    LastSeenYear = table.Column<int>(type: "INTEGER", nullable: false),
                    EndedInYear = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Districts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Districts_Municipalities_MunicipalityId",
                        column: x => x.MunicipalityId,
                        principalTable: "Municipalities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Districts_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Officers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FirstName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    LastName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 120, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ExternalId = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    LeftAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    About_En = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    About_Nl = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Socials_Facebook = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Socials_Instagram = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Socials_X = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Officers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Officers_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SendingBlocks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mailbox = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    Website = table.Column<string>(type: "TEXT", unicode: false, maxLength: 253, nullable: true),
                    ReportCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 14, nullable: true),
                    Reason = table.Column<byte[]>(type: "BLOB", maxLength: 945, nullable: false),
                    SetBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SetAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SendingBlocks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SendingBlocks_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Initiatives",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Text_En = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Text_Nl = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Initiatives", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Initiatives_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Neighbourhoods",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 120, nullable: false),
                    Shape = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CentreLongitude = table.Column<double>(type: "REAL", nullable: false),
                    CentreLatitude = table.Column<double>(type: "REAL", nullable: false),
                    SinceYear = table.Column<int>(type: "INTEGER", nullable: false),
                    LastSeenYear = table.Column<int>(type: "INTEGER", nullable: false),
                    EndedInYear = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Neighbourhoods", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Neighbourhoods_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Organisations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organisations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Organisations_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Priorities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Title_En = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Title_Nl = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    WeDid_En = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    WeDid_Nl = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    YouSaid_En = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    YouSaid_Nl = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Priorities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Priorities_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfficerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Absences_Officers_OfficerId",
                        column: x => x.OfficerId,
                        principalTable: "Officers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    OfficerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DisabledAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    ErasureAskedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUsers_Officers_OfficerId",
                        column: x => x.OfficerId,
                        principalTable: "Officers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AspNetUsers_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Bulletins",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfficerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Text_En = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Text_Nl = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Title_En = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Title_Nl = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bulletins", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Bulletins_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Bulletins_Officers_OfficerId",
                        column: x => x.OfficerId,
                        principalTable: "Officers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CommunityEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfficerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    StartsAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Text_En = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Text_Nl = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Title_En = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Title_Nl = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommunityEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CommunityEvents_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CommunityEvents_Officers_OfficerId",
                        column: x => x.OfficerId,
                        principalTable: "Officers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConsultationHours",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfficerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    From = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsultationHours", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConsultationHours_Officers_OfficerId",
                        column: x => x.OfficerId,
                        principalTable: "Officers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ContactMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfficerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SenderName = table.Column<byte[]>(type: "BLOB", maxLength: 345, nullable: false),
                    SenderEmail = table.Column<byte[]>(type: "BLOB", maxLength: 807, nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SendKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    HandledAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    FoundBy = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContactMessages_Officers_OfficerId",
                        column: x => x.OfficerId,
                        principalTable: "Officers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Beats",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfficerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: true),
                    NeighbourhoodId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Role = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Beats", x => x.Id);
                    table.CheckConstraint("CK_Beats_OneArea", "(DistrictId IS NULL AND NeighbourhoodId IS NOT NULL) OR (DistrictId IS NOT NULL AND NeighbourhoodId IS NULL)");
                    table.ForeignKey(
                        name: "FK_Beats_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Beats_Neighbourhoods_NeighbourhoodId",
                        column: x => x.NeighbourhoodId,
                        principalTable: "Neighbourhoods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Beats_Officers_OfficerId",
                        column: x => x.OfficerId,
                        principalTable: "Officers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Cases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", unicode: false, maxLength: 14, nullable: false),
                    Title = table.Column<byte[]>(type: "BLOB", maxLength: 495, nullable: false),
                    KindId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NeighbourhoodId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfficerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    WaitingFor = table.Column<byte[]>(type: "BLOB", maxLength: 495, nullable: true),
                    Outcome = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Band = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    ResolvedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Cases_Neighbourhoods_NeighbourhoodId",
                        column: x => x.NeighbourhoodId,
                        principalTable: "Neighbourhoods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Cases_Officers_OfficerId",
                        column: x => x.OfficerId,
                        principalTable: "Officers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Cases_ReportKinds_KindId",
                        column: x => x.KindId,
                        principalTable: "ReportKinds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PostcodeNeighbourhood",
                columns: table => new
                {
                    NeighbourhoodsId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PostcodeCode = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostcodeNeighbourhood", x => new { x.NeighbourhoodsId, x.PostcodeCode });
                    table.ForeignKey(
                        name: "FK_PostcodeNeighbourhood_Neighbourhoods_NeighbourhoodsId",
                        column: x => x.NeighbourhoodsId,
                        principalTable: "Neighbourhoods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PostcodeNeighbourhood_Postcodes_PostcodeCode",
                        column: x => x.PostcodeCode,
                        principalTable: "Postcodes",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 900, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_AspNetUserPasskeys_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserRoles",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoleId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserRoles", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AuthenticatorApps",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<byte[]>(type: "BLOB", maxLength: 300, nullable: false),
                    LastStep = table.Column<long>(type: "INTEGER", nullable: false),
                    WrongCodes = table.Column<int>(type: "INTEGER", nullable: false),
                    PausedUntil = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    MadeAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuthenticatorApps", x => x.UserId);
                    table.ForeignKey(
                        name: "FK_AuthenticatorApps_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Consents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Words = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    GivenAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Consents_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RecoveryCodes",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoveryCodes", x => new { x.UserId, x.Hash });
                    table.ForeignKey(
                        name: "FK_RecoveryCodes_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UserSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Way = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Browser = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    System = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    SeenAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserSessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UserSessions_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseAccesses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<byte[]>(type: "BLOB", maxLength: 1545, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseAccesses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseAccesses_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CaseAccesses_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseActions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Description = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AuthorName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseActions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseActions_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseTasks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Description = table.Column<byte[]>(type: "BLOB", maxLength: 945, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PlannedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    FinishedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseTasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseTasks_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Reports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 14, nullable: false),
                    SecretHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    SubmissionKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    KindId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    NeighbourhoodId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Point = table.Column<byte[]>(type: "BLOB", maxLength: 195, nullable: true),
                    NearLongitude = table.Column<double>(type: "REAL", nullable: true),
                    NearLatitude = table.Column<double>(type: "REAL", nullable: true),
                    PlaceText = table.Column<byte[]>(type: "BLOB", maxLength: 945, nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Details = table.Column<byte[]>(type: "BLOB", nullable: true),
                    HappenedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    HappenedAt = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    HappenedUntil = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    BegunOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    UsualTimes = table.Column<byte[]>(type: "BLOB", maxLength: 945, nullable: true),
                    GoingOn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Frequency = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    ToldWith = table.Column<Guid>(type: "TEXT", nullable: true),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    DueAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    Signs = table.Column<int>(type: "INTEGER", unicode: false, maxLength: 40, nullable: false),
                    ApartUntil = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    Band = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    ReferredTo = table.Column<byte[]>(type: "BLOB", maxLength: 495, nullable: true),
                    ReporterWroteAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    StatusBeforeQuestion = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    WorkingDaysLeft = table.Column<int>(type: "INTEGER", nullable: true),
                    RemindAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    RatedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    DiaryNewSince = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    Role = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    ForWhom = table.Column<byte[]>(type: "BLOB", maxLength: 495, nullable: true),
                    OtherKnows = table.Column<bool>(type: "INTEGER", nullable: true),
                    Tenure = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    Landlord = table.Column<byte[]>(type: "BLOB", maxLength: 345, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reports_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reports_Neighbourhoods_NeighbourhoodId",
                        column: x => x.NeighbourhoodId,
                        principalTable: "Neighbourhoods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reports_ReportKinds_KindId",
                        column: x => x.KindId,
                        principalTable: "ReportKinds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DiaryMoments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    SendingKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    HappenedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    HappenedAt = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    HowBad = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", maxLength: 3045, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    CorrectedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    TakenBackAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DiaryMoments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DiaryMoments_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportAccesses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<byte[]>(type: "BLOB", maxLength: 1545, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportAccesses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportAccesses_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReportAccesses_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportAttachments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DraftId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    DiaryNumber = table.Column<int>(type: "INTEGER", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    StoredAs = table.Column<Guid>(type: "TEXT", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Seconds = table.Column<int>(type: "INTEGER", nullable: true),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    LargeHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    SmallHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    DraftKey = table.Column<byte[]>(type: "BLOB", maxLength: 300, nullable: true),
                    Key = table.Column<byte[]>(type: "BLOB", maxLength: 177, nullable: true),
                    AddedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    MissingSince = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportAttachments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportAttachments_ReportDrafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "ReportDrafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReportAttachments_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportCallBacks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Phone = table.Column<byte[]>(type: "BLOB", maxLength: 105, nullable: true),
                    Moment = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportCallBacks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportCallBacks_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportConsents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Words = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    GivenAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportConsents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportConsents_Partners_PartnerId",
                        column: x => x.PartnerId,
                        principalTable: "Partners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReportConsents_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportCorrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TextBefore = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlaceBefore = table.Column<byte[]>(type: "BLOB", maxLength: 945, nullable: false),
                    CorrectedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportCorrections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportCorrections_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReporterContacts",
                columns: table => new
                {
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<byte[]>(type: "BLOB", maxLength: 345, nullable: true),
                    Email = table.Column<byte[]>(type: "BLOB", maxLength: 807, nullable: true),
                    Phone = table.Column<byte[]>(type: "BLOB", maxLength: 105, nullable: true),
                    EmailVerifiedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    FoundBy = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReporterContacts", x => x.ReportId);
                    table.ForeignKey(
                        name: "FK_ReporterContacts_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FromStaff = table.Column<bool>(type: "INTEGER", nullable: false),
                    AuthorName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportMessages_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportRatings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Solved = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Satisfaction = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", maxLength: 3045, nullable: true),
                    RatedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportRatings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportRatings_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DiaryMomentsBefore",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MomentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HappenedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    HappenedAt = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    HowBad = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", maxLength: 3045, nullable: false),
                    CorrectedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DiaryMomentsBefore", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DiaryMomentsBefore_DiaryMoments_MomentId",
                        column: x => x.MomentId,
                        principalTable: "DiaryMoments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Absences_OfficerId",
                table: "Absences",
                column: "OfficerId");

            migrationBuilder.CreateIndex(
                name: "IX_AreaSubscriptions_DueAt",
                table: "AreaSubscriptions",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_AreaSubscriptions_EndsAt",
                table: "AreaSubscriptions",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_AreaSubscriptions_FoundBy_Piece_PlaceKey",
                table: "AreaSubscriptions",
                columns: new[] { "FoundBy", "Piece", "PlaceKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Articles_Slug",
                table: "Articles",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetRoleClaims_RoleId",
                table: "AspNetRoleClaims",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "RoleNameIndex",
                table: "AspNetRoles",
                column: "NormalizedName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserPasskeys_UserId",
                table: "AspNetUserPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserRoles_RoleId",
                table: "AspNetUserRoles",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_ErasureAskedAt",
                table: "AspNetUsers",
                column: "ErasureAskedAt");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_OfficerId",
                table: "AspNetUsers",
                column: "OfficerId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_TeamId",
                table: "AspNetUsers",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OccurredAt_Id",
                table: "AuditEntries",
                columns: new[] { "OccurredAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Stream_Id",
                table: "AuditEntries",
                columns: new[] { "Stream", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_SubjectCode_OccurredAt",
                table: "AuditEntries",
                columns: new[] { "SubjectCode", "OccurredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_UserId_OccurredAt",
                table: "AuditEntries",
                columns: new[] { "UserId", "OccurredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Beats_DistrictId",
                table: "Beats",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Beats_NeighbourhoodId",
                table: "Beats",
                column: "NeighbourhoodId");

            migrationBuilder.CreateIndex(
                name: "IX_Beats_OfficerId",
                table: "Beats",
                column: "OfficerId");

            migrationBuilder.CreateIndex(
                name: "IX_Bulletins_DistrictId_PublishedAt",
                table: "Bulletins",
                columns: new[] { "DistrictId", "PublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Bulletins_OfficerId",
                table: "Bulletins",
                column: "OfficerId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseAccesses_CaseId",
                table: "CaseAccesses",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseAccesses_UserId_Until",
                table: "CaseAccesses",
                columns: new[] { "UserId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseActions_CaseId",
                table: "CaseActions",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_KindId_OpenedAt",
                table: "Cases",
                columns: new[] { "KindId", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_NeighbourhoodId_Status_ChangedAt_Band",
                table: "Cases",
                columns: new[] { "NeighbourhoodId", "Status", "ChangedAt", "Band" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Number",
                table: "Cases",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OfficerId",
                table: "Cases",
                column: "OfficerId");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Status_ResolvedAt",
                table: "Cases",
                columns: new[] { "Status", "ResolvedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseTasks_CaseId",
                table: "CaseTasks",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_CommunityEvents_DistrictId_StartsAt",
                table: "CommunityEvents",
                columns: new[] { "DistrictId", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CommunityEvents_OfficerId",
                table: "CommunityEvents",
                column: "OfficerId");

            migrationBuilder.CreateIndex(
                name: "IX_Consents_UserId",
                table: "Consents",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_ConsultationHours_OfficerId",
                table: "ConsultationHours",
                column: "OfficerId");

            migrationBuilder.CreateIndex(
                name: "IX_ContactMessages_FoundBy",
                table: "ContactMessages",
                column: "FoundBy");

            migrationBuilder.CreateIndex(
                name: "IX_ContactMessages_OfficerId_HandledAt_SentAt",
                table: "ContactMessages",
                columns: new[] { "OfficerId", "HandledAt", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactMessages_SendKey",
                table: "ContactMessages",
                column: "SendKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Destructions_DestroyedAt",
                table: "Destructions",
                column: "DestroyedAt");

            migrationBuilder.CreateIndex(
                name: "IX_DiaryMoments_ReportId_Number",
                table: "DiaryMoments",
                columns: new[] { "ReportId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DiaryMoments_ReportId_SendingKey",
                table: "DiaryMoments",
                columns: new[] { "ReportId", "SendingKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DiaryMomentsBefore_MomentId_CorrectedAt",
                table: "DiaryMomentsBefore",
                columns: new[] { "MomentId", "CorrectedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DiaryMomentsBefore_ReportId",
                table: "DiaryMomentsBefore",
                column: "ReportId");

            migrationBuilder.CreateIndex(
                name: "IX_Districts_Code",
                table: "Districts",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Districts_MunicipalityId_Slug",
                table: "Districts",
                columns: new[] { "MunicipalityId", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Districts_Name",
                table: "Districts",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Districts_TeamId",
                table: "Districts",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_Events_OccurredAt",
                table: "Events",
                column: "OccurredAt");

            migrationBuilder.CreateIndex(
                name: "IX_Events_SubjectId_OccurredAt_Sequence",
                table: "Events",
                columns: new[] { "SubjectId", "OccurredAt", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Faqs_Slug",
                table: "Faqs",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Faqs_TopicId",
                table: "Faqs",
                column: "TopicId");

            migrationBuilder.CreateIndex(
                name: "IX_FaqTopics_Slug",
                table: "FaqTopics",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Initiatives_DistrictId",
                table: "Initiatives",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_LegalHolds_SubjectId_LiftedAt",
                table: "LegalHolds",
                columns: new[] { "SubjectId", "LiftedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Municipalities_Code",
                table: "Municipalities",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Municipalities_Name",
                table: "Municipalities",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Municipalities_Slug",
                table: "Municipalities",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Neighbourhoods_Code",
                table: "Neighbourhoods",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Neighbourhoods_DistrictId_Slug",
                table: "Neighbourhoods",
                columns: new[] { "DistrictId", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Neighbourhoods_Name",
                table: "Neighbourhoods",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Officers_ExternalId",
                table: "Officers",
                column: "ExternalId");

            migrationBuilder.CreateIndex(
                name: "IX_Officers_LastName_FirstName",
                table: "Officers",
                columns: new[] { "LastName", "FirstName" });

            migrationBuilder.CreateIndex(
                name: "IX_Officers_Slug",
                table: "Officers",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Officers_TeamId",
                table: "Officers",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_DistrictId",
                table: "Organisations",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_LeasedBy",
                table: "Outbox",
                column: "LeasedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_SentAt_GivenUpAt_NextAttemptAt",
                table: "Outbox",
                columns: new[] { "SentAt", "GivenUpAt", "NextAttemptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PartnerMunicipalities_MunicipalityId",
                table: "PartnerMunicipalities",
                column: "MunicipalityId");

            migrationBuilder.CreateIndex(
                name: "IX_Partners_Name",
                table: "Partners",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Partners_Slug",
                table: "Partners",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PostcodeNeighbourhood_PostcodeCode",
                table: "PostcodeNeighbourhood",
                column: "PostcodeCode");

            migrationBuilder.CreateIndex(
                name: "IX_Postcodes_Place",
                table: "Postcodes",
                column: "Place");

            migrationBuilder.CreateIndex(
                name: "IX_Priorities_DistrictId",
                table: "Priorities",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportAccesses_ReportId",
                table: "ReportAccesses",
                column: "ReportId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportAccesses_UserId_Until",
                table: "ReportAccesses",
                columns: new[] { "UserId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportAttachments_DraftId_Number",
                table: "ReportAttachments",
                columns: new[] { "DraftId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportAttachments_ReportId_Number",
                table: "ReportAttachments",
                columns: new[] { "ReportId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportAttachments_StoredAs",
                table: "ReportAttachments",
                column: "StoredAs",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportCallBacks_ReportId_EndedAt",
                table: "ReportCallBacks",
                columns: new[] { "ReportId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportConsents_PartnerId",
                table: "ReportConsents",
                column: "PartnerId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportConsents_ReportId",
                table: "ReportConsents",
                column: "ReportId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportCorrections_ReportId_CorrectedAt",
                table: "ReportCorrections",
                columns: new[] { "ReportId", "CorrectedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportDrafts_ExpiresAt",
                table: "ReportDrafts",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_ReportDrafts_TokenHash",
                table: "ReportDrafts",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReporterContacts_FoundBy",
                table: "ReporterContacts",
                column: "FoundBy");

            migrationBuilder.CreateIndex(
                name: "IX_ReportKinds_Slug",
                table: "ReportKinds",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportMessages_ReportId_SentAt",
                table: "ReportMessages",
                columns: new[] { "ReportId", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportRatings_RatedAt",
                table: "ReportRatings",
                column: "RatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ReportRatings_ReportId_RatedAt",
                table: "ReportRatings",
                columns: new[] { "ReportId", "RatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_CaseId",
                table: "Reports",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_Code",
                table: "Reports",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reports_KindId_SubmittedAt",
                table: "Reports",
                columns: new[] { "KindId", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_NeighbourhoodId_DiaryNewSince",
                table: "Reports",
                columns: new[] { "NeighbourhoodId", "DiaryNewSince" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_NeighbourhoodId_KindId_ReceivedAt",
                table: "Reports",
                columns: new[] { "NeighbourhoodId", "KindId", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_NeighbourhoodId_ReporterWroteAt",
                table: "Reports",
                columns: new[] { "NeighbourhoodId", "ReporterWroteAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_NeighbourhoodId_Status_ReceivedAt_Band",
                table: "Reports",
                columns: new[] { "NeighbourhoodId", "Status", "ReceivedAt", "Band" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_Status_ApartUntil",
                table: "Reports",
                columns: new[] { "Status", "ApartUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_Status_DueAt",
                table: "Reports",
                columns: new[] { "Status", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_Status_EndedAt",
                table: "Reports",
                columns: new[] { "Status", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_SubmissionKey",
                table: "Reports",
                column: "SubmissionKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_Code",
                table: "RightsRequests",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_FoundBy",
                table: "RightsRequests",
                column: "FoundBy");

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_SendKey",
                table: "RightsRequests",
                column: "SendKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_Status_DueAt",
                table: "RightsRequests",
                columns: new[] { "Status", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SearchWords_OwnerId",
                table: "SearchWords",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_SendingBlocks_TeamId_Mailbox",
                table: "SendingBlocks",
                columns: new[] { "TeamId", "Mailbox" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SendingBlocks_TeamId_Website",
                table: "SendingBlocks",
                columns: new[] { "TeamId", "Website" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SendingBlocks_Until",
                table: "SendingBlocks",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_EndsAt",
                table: "Subscriptions",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_FoundBy_Subject_SubjectId",
                table: "Subscriptions",
                columns: new[] { "FoundBy", "Subject", "SubjectId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Teams_Slug",
                table: "Teams",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Teams_StationId",
                table: "Teams",
                column: "StationId");

            migrationBuilder.CreateIndex(
                name: "IX_UsedProofs_UsedAt",
                table: "UsedProofs",
                column: "UsedAt");

            migrationBuilder.CreateIndex(
                name: "IX_UserSessions_UserId",
                table: "UserSessions",
                column: "UserId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropTable(
                name: "AreaFigures");

            migrationBuilder.DropTable(
                name: "AreaSubscriptions");

            migrationBuilder.DropTable(
                name: "Articles");

            migrationBuilder.DropTable(
                name: "AspNetRoleClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserPasskeys");

            migrationBuilder.DropTable(
                name: "AspNetUserRoles");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "AuditCheckpoints");

            migrationBuilder.DropTable(
                name: "AuditEndings");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "AuditSeals");

            migrationBuilder.DropTable(
                name: "AuthenticatorApps");

            migrationBuilder.DropTable(
                name: "Beats");

            migrationBuilder.DropTable(
                name: "Bulletins");

            migrationBuilder.DropTable(
                name: "CaseAccesses");

            migrationBuilder.DropTable(
                name: "CaseActions");

            migrationBuilder.DropTable(
                name: "CaseTasks");

            migrationBuilder.DropTable(
                name: "CommunityEvents");

            migrationBuilder.DropTable(
                name: "Consents");

            migrationBuilder.DropTable(
                name: "ConsultationHours");

            migrationBuilder.DropTable(
                name: "ContactMessages");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "Destructions");

            migrationBuilder.DropTable(
                name: "DiaryMomentsBefore");

            migrationBuilder.DropTable(
                name: "Events");

            migrationBuilder.DropTable(
                name: "Faqs");

            migrationBuilder.DropTable(
                name: "Initiatives");

            migrationBuilder.DropTable(
                name: "LegalHolds");

            migrationBuilder.DropTable(
                name: "Organisations");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "PartnerMunicipalities");

            migrationBuilder.DropTable(
                name: "PostcodeNeighbourhood");

            migrationBuilder.DropTable(
                name: "Priorities");

            migrationBuilder.DropTable(
                name: "RecoveryCodes");

            migrationBuilder.DropTable(
                name: "ReportAccesses");

            migrationBuilder.DropTable(
                name: "ReportAttachments");

            migrationBuilder.DropTable(
                name: "ReportCallBacks");

            migrationBuilder.DropTable(
                name: "ReportConsents");

            migrationBuilder.DropTable(
                name: "ReportCorrections");

            migrationBuilder.DropTable(
                name: "ReporterContacts");

            migrationBuilder.DropTable(
                name: "ReportMessages");

            migrationBuilder.DropTable(
                name: "ReportRatings");

            migrationBuilder.DropTable(
                name: "RetentionNights");

            migrationBuilder.DropTable(
                name: "Revisions");

            migrationBuilder.DropTable(
                name: "RightsRequests");

            migrationBuilder.DropTable(
                name: "SearchWords");

            migrationBuilder.DropTable(
                name: "SendingBlocks");

            migrationBuilder.DropTable(
                name: "ServerSecrets");

            migrationBuilder.DropTable(
                name: "Subscriptions");

            migrationBuilder.DropTable(
                name: "UsedProofs");

            migrationBuilder.DropTable(
                name: "UserSessions");

            migrationBuilder.DropTable(
                name: "AspNetRoles");

            migrationBuilder.DropTable(
                name: "DiaryMoments");

            migrationBuilder.DropTable(
                name: "FaqTopics");

            migrationBuilder.DropTable(
                name: "Postcodes");

            migrationBuilder.DropTable(
                name: "ReportDrafts");

            migrationBuilder.DropTable(
                name: "Partners");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "Reports");

            migrationBuilder.DropTable(
                name: "Cases");

            migrationBuilder.DropTable(
                name: "Neighbourhoods");

            migrationBuilder.DropTable(
                name: "Officers");

            migrationBuilder.DropTable(
                name: "ReportKinds");

            migrationBuilder.DropTable(
                name: "Districts");

            migrationBuilder.DropTable(
                name: "Municipalities");

            migrationBuilder.DropTable(
                name: "Teams");

            migrationBuilder.DropTable(
                name: "Stations");
        }
    }
}
