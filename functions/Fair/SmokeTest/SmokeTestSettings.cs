namespace Fair.SmokeTest;

/// <summary>Who may send the smoke test's applications and sign-ups: whoever knows the key. Without a key nobody may.</summary>
public sealed class SmokeTestSettings
{
    /// <summary>The setting that holds the key.</summary>
    public const string KeySetting = "SmokeTest:Key";

    /// <summary>The header that the key is sent in.</summary>
    public const string Header = "X-Smoke-Test-Key";

    /// <summary>A shorter key could be guessed.</summary>
    public const int MinCharacters = 32;

    /// <summary>The key; empty where no smoke test runs.</summary>
    public string Key { get; init; } = "";

    public bool IsValid => Key.Length is 0 or >= MinCharacters;
}
