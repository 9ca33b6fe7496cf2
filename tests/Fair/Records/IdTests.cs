using CsCheck;
using LocalHost;
using Platform.Records;
using Xunit;

namespace Fair.Tests.Records;

public sealed class IdTests
{
    private static readonly Gen<DateTimeOffset> Moments =
        Gen.Long[0, 4_000_000_000_000].Select(DateTimeOffset.FromUnixTimeMilliseconds);

    [Fact]
    public void Ids_sort_by_time_and_their_opposites_against_it() =>
        Gen.Select(Moments, Moments).Where((one, other) => one < other).Sample((one, other) =>
        {
            var (first, second) = (Id.New(new MovableClock(one)), Id.New(new MovableClock(other.AddSeconds(1))));
            Assert.True(string.CompareOrdinal(first, second) < 0);
            Assert.True(string.CompareOrdinal(Id.Descending(first), Id.Descending(second)) > 0);
            Assert.Equal(first, Id.Descending(Id.Descending(first)));
            Assert.InRange(Id.Time(first)!.Value, one, one.AddSeconds(30));
        });

    [Fact]
    public void No_text_but_an_id_is_taken_for_one() =>
        Gen.String.Sample(text =>
        {
            Assert.False(Id.IsValid(text) && text.Length != 33);
            Assert.Equal(Id.IsValid(text), Id.Time(text) is not null);
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0193ceb23d70-9bc6821f4ffc647f100")]
    [InlineData("0193CEB23D70-9bc6821f4ffc647f100b")]
    [InlineData("0193ceb23d7009bc6821f4ffc647f100b")]
    [InlineData("ffffffffffff-9bc6821f4ffc647f100b")]
    public void What_is_no_id_is_refused(string? text) => Assert.False(Id.IsValid(text));

    [Fact]
    public void Tokens_have_43_characters_and_never_repeat()
    {
        var tokens = Enumerable.Range(0, 1000).Select(_ => Token.New()).ToHashSet();
        Assert.Equal(1000, tokens.Count);
        Assert.All(tokens, token => Assert.True(Token.IsValid(token)));
        Assert.False(Token.IsValid("a/b"));
        Assert.False(Token.IsValid(new string('a', 44)));
    }
}
