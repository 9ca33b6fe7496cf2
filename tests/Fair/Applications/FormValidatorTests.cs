using CsCheck;
using Fair.Applications;
using Platform.Forms;
using Platform.Languages;
using Xunit;

namespace Fair.Tests.Applications;

public sealed class FormValidatorTests
{
    [Theory]
    [InlineData("001561191000066", true)]
    [InlineData("001561191000067", false)]
    [InlineData("000000000000000", false)]
    [InlineData("00156119100006", false)]
    [InlineData("00156119100006a", false)]
    public void An_ice_ends_in_its_check_digits(string digits, bool isIce) => Assert.Equal(isIce, FormValidator.IsIce(digits));

    [Fact]
    public void A_slip_in_one_digit_or_two_neighbours_swapped_is_noticed() =>
        Gen.Select(Gen.Int[1, 9_000_000], Gen.Int[0, 14], Gen.Int[1, 9]).Sample((number, place, slip) =>
        {
            var ice = AnApplication.Ice(number);
            Assert.True(FormValidator.IsIce(ice));
            var wrong = ice.ToCharArray();
            wrong[place] = (char)('0' + ((wrong[place] - '0' + slip) % 10));
            Assert.False(FormValidator.IsIce(new string(wrong)));
            if (place < 14 && ice[place] != ice[place + 1])
            {
                var swapped = ice.ToCharArray();
                (swapped[place], swapped[place + 1]) = (swapped[place + 1], swapped[place]);
                Assert.False(FormValidator.IsIce(new string(swapped)));
            }
        });

    [Fact]
    public void A_number_is_valid_and_a_slip_in_it_is_not() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[1, 9]).Sample((place, slip) =>
        {
            var number = ApplicationNumber.New();
            Assert.True(ApplicationNumber.IsValid(number));
            var wrong = number.ToCharArray();
            wrong[place] = (char)('0' + ((wrong[place] - '0' + slip) % 10));
            Assert.False(ApplicationNumber.IsValid(new string(wrong)));
        });

    [Theory]
    [InlineData("a@b.co", true)]
    [InlineData("prenom.nom+salon@mail.example.org", true)]
    [InlineData("a@b", false)]
    [InlineData("a@-", false)]
    [InlineData("a@b.c", false)]
    [InlineData("a b@c.de", false)]
    [InlineData("a@b.co,c@d.co", false)]
    [InlineData("Nom <a@b.co>", false)]
    [InlineData("a@b..co", false)]
    [InlineData("مثال@b.co", false)]
    public void Mail_can_be_sent_to_one_plain_address(string text, bool isEmail) => Assert.Equal(isEmail, FormValidator.IsEmail(text));

    [Theory]
    [InlineData("تعاونية أركان آسفي", "تعاونيه  اركان أسفي")]
    [InlineData("SOCIÉTÉ  L’Étoile", "societe l'etoile")]
    [InlineData("مؤسسة مُنى", "موسسه مني")]
    [InlineData("تعـــاونية", "تعاونية")]
    public void Names_that_people_read_as_one_are_one(string one, string other) => Assert.Equal(TextFolding.Fold(one), TextFolding.Fold(other));

    [Fact]
    public void Tidying_a_tidy_text_changes_nothing() => Gen.String.Sample(text =>
    {
        var tidy = FormValues.Normalize(text);
        Assert.Equal(tidy, FormValues.Normalize(tidy));
        Assert.True(tidy.IsNormalized());
        Assert.DoesNotContain(tidy, char.IsControl);
    });
}
