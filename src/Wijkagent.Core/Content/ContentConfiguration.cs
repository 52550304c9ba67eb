using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Officers;

namespace Wijkagent.Core.Content;

internal sealed class FaqTopicConfiguration : IEntityTypeConfiguration<FaqTopic>
{
    public void Configure(EntityTypeBuilder<FaqTopic> topic)
    {
        topic.Property(t => t.Slug).HasMaxLength(FaqTopic.NameLength).IsUnicode(false);
        topic.HasIndex(t => t.Slug).IsUnique();
        topic.ComplexProperty(t => t.Name, text => LocalizedColumns.Configure(text, FaqTopic.NameLength));
    }
}

internal sealed class FaqConfiguration : IEntityTypeConfiguration<Faq>
{
    public void Configure(EntityTypeBuilder<Faq> faq)
    {
        faq.Property(f => f.Slug).HasMaxLength(FaqTopic.NameLength).IsUnicode(false);
        faq.HasIndex(f => f.Slug).IsUnique();
        faq.HasOne(f => f.Topic).WithMany().HasForeignKey(f => f.TopicId);
        faq.ComplexProperty(f => f.Question, text => LocalizedColumns.Configure(text, Faq.QuestionLength));
        faq.ComplexProperty(f => f.Answer, text => LocalizedColumns.Configure(text, Faq.AnswerLength));
    }
}

internal sealed class PriorityConfiguration : IEntityTypeConfiguration<Priority>
{
    public void Configure(EntityTypeBuilder<Priority> priority)
    {
        priority.HasOne<District>().WithMany().HasForeignKey(p => p.DistrictId);
        priority.ComplexProperty(p => p.Title, text => LocalizedColumns.Configure(text, Priority.TitleLength));
        priority.ComplexProperty(p => p.YouSaid, text => LocalizedColumns.Configure(text, Priority.TextLength));
        priority.ComplexProperty(p => p.WeDid, text => LocalizedColumns.Configure(text, Priority.TextLength));
    }
}

internal sealed class BulletinConfiguration : IEntityTypeConfiguration<Bulletin>
{
    public void Configure(EntityTypeBuilder<Bulletin> bulletin)
    {
        bulletin.HasOne<District>().WithMany().HasForeignKey(b => b.DistrictId);
        bulletin.HasOne<Officer>().WithMany().HasForeignKey(b => b.OfficerId);
        bulletin.HasIndex(b => new { b.DistrictId, b.PublishedAt });
        bulletin.ComplexProperty(b => b.Title, text => LocalizedColumns.Configure(text, Bulletin.TitleLength));
        bulletin.ComplexProperty(b => b.Text, text => LocalizedColumns.Configure(text, Bulletin.TextLength));
    }
}

internal sealed class ArticleConfiguration : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> article)
    {
        article.Property(a => a.Slug).HasMaxLength(Article.TitleLength).IsUnicode(false);
        article.HasIndex(a => a.Slug).IsUnique();
        article.ComplexProperty(a => a.Title, text => LocalizedColumns.Configure(text, Article.TitleLength));
        article.ComplexProperty(a => a.Intro, text => LocalizedColumns.Configure(text, Article.IntroLength));
        article.ComplexProperty(a => a.Body, text => LocalizedColumns.Configure(text, Article.BodyLength));
    }
}
