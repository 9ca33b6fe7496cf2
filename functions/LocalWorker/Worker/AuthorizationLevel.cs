namespace Microsoft.Azure.Functions.Worker;

/// <summary>Who may call an HTTP function. Keys are not asked for locally, as Core Tools does not ask for them.</summary>
public enum AuthorizationLevel
{
    Anonymous,
    User,
    Function,
    System,
    Admin,
}
