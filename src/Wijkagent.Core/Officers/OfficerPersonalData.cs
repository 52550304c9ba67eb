using Wijkagent.Core.Agenda;
using Wijkagent.Core.Content;
using Wijkagent.Core.Privacy.Register;

namespace Wijkagent.Core.Officers;

internal sealed class OfficerPersonalData : IHoldsPersonalData
{
    public void Describe(HoldingBook book)
    {
        book.NothingIn<Team>().NothingIn<Station>();
        book.Of<Officer>(Processing.Officers)
            .Holds(PersonalData.Name, o => o.FirstName, o => o.LastName, o => o.Slug)
            .Holds(PersonalData.Contact, o => o.Phone)
            .Holds(PersonalData.Profile, o => o.About, o => o.Socials)
            .Holds(PersonalData.Connection, o => o.ExternalId)
            .Holds(PersonalData.Work, o => o.TeamId)
            .Holds(PersonalData.Presence, o => o.LeftAt);
        book.Of<Beat>(Processing.Officers)
            .Holds(PersonalData.Connection, b => b.OfficerId)
            .Holds(PersonalData.Work, b => b.DistrictId, b => b.NeighbourhoodId, b => b.Role, b => b.From, b => b.Until);
        book.Of<Absence>(Processing.Officers)
            .Holds(PersonalData.Connection, a => a.OfficerId)
            .Holds(PersonalData.Presence, a => a.From, a => a.Until);
        book.Of<ConsultationHour>(Processing.Officers)
            .Holds(PersonalData.Connection, h => h.OfficerId)
            .Holds(PersonalData.Presence, h => h.Day, h => h.From, h => h.Until, h => h.Place, h => h.Address);
        // Who wrote a bulletin or is at an event is told on the page of the district.
        book.Of<Bulletin>(Processing.Officers)
            .Holds(PersonalData.Connection, b => b.OfficerId)
            .HoldsNone(b => b.DistrictId, b => b.Title, b => b.Text, b => b.PublishedAt);
        book.Of<CommunityEvent>(Processing.Officers)
            .Holds(PersonalData.Connection, e => e.OfficerId)
            .HoldsNone(e => e.DistrictId, e => e.Kind, e => e.Title, e => e.Text, e => e.Place, e => e.StartsAt, e => e.EndsAt);
        book.Of<ContactMessage>(Processing.Messages)
            .Holds(PersonalData.Name, m => m.SenderName)
            .Holds(PersonalData.Contact, m => m.SenderEmail)
            .Hashes(PersonalData.Contact, m => m.FoundBy)
            .Holds(PersonalData.Words, m => m.Text)
            .Holds(PersonalData.Connection, m => m.OfficerId, m => m.SendKey)
            .Holds(PersonalData.Course, m => m.SentAt, m => m.HandledAt);
    }
}
