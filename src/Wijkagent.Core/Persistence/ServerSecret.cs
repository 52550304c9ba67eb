using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wijkagent.Core.Persistence;

/// <summary>A key of the installation, itself encrypted with the key ring: the database alone does not give it away.</summary>
public sealed class ServerSecret
{
    private ServerSecret()
    {
    }

    /// <summary>A key under a name.</summary>
    public ServerSecret(string name, byte[] encrypted) => (Name, Encrypted) = (name, encrypted);

    /// <summary>What it is for.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The key, encrypted with the key ring.</summary>
    public byte[] Encrypted { get; private set; } = [];
}

internal sealed class ServerSecretConfiguration : IEntityTypeConfiguration<ServerSecret>
{
    public void Configure(EntityTypeBuilder<ServerSecret> secret)
    {
        secret.HasKey(s => s.Name);
        secret.Property(s => s.Name).HasMaxLength(40).IsUnicode(false);
        secret.Property(s => s.Encrypted).HasMaxLength(1000);
    }
}
