using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Platform.Web;

/// <summary>Takes out what MVC brings to protect cookies and hidden fields of its own. No page here has any.</summary>
public static class DataProtection
{
    /// <summary>
    /// Nothing makes a key at the start any more, as it did in a file of the home folder, with a warning that it is not
    /// encrypted. Who asks for protection all the same gets keys that end with the process.
    /// </summary>
    public static void RemoveDataProtectionKeys(this IServiceCollection services)
    {
        // The service that makes the first key is internal: it is known by where it comes from.
        foreach (var starter in services.Where(service => service.ServiceType == typeof(IHostedService) && !service.IsKeyedService && service.ImplementationType?.Assembly == typeof(KeyManagementOptions).Assembly).ToList())
        {
            services.Remove(starter);
        }

        services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider>(_ => new EphemeralDataProtectionProvider()));
    }
}
