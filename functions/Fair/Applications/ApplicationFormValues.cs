using Platform.Editions;
using Platform.Forms;
using Platform.Languages;

namespace Fair.Applications;

/// <summary>What the answers of an application say; products stand as <c>product1</c>, <c>product1Price</c> and so on.</summary>
public static class ApplicationFormValues
{
    extension(FormValues answers)
    {
        public string Kind => answers["kind"];

        public string Country => answers["country"];

        public bool IsMoroccan => answers.Country is "" or Places.Morocco;

        public bool IsInstitution => answers.Kind is "public-institution" or "bank";

        public bool IsFood => answers["sector"] == "agriculture-food";

        public string Email => answers["email"];

        /// <summary>The organisation's name in a language: the Arabic one in Arabic if there is one, else the other.</summary>
        public string Name(Language language) =>
            (language == Language.Arabic ? answers.First("nameArabic", "nameFrench") : answers.First("nameFrench", "nameArabic")) is { Length: > 0 } name ? name : "–";

        /// <summary>The products with a name, in order.</summary>
        public IEnumerable<(string Name, string Price)> Products() =>
            from place in Enumerable.Range(1, ApplicationFields.MaxProducts)
            where answers[ApplicationFields.Product(place)].Length > 0
            select (answers[ApplicationFields.Product(place)], answers[ApplicationFields.ProductPrice(place)]);

        private string First(string one, string other) => answers[one].Length > 0 ? answers[one] : answers[other];
    }
}
