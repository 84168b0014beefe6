using Microsoft.Extensions.Options;

namespace Resilience;

/// <summary>Checks, before any proxy is made, what the configuration says of the interfaces that are registered.</summary>
internal sealed class ConfigurationValidation(IEnumerable<GuardedRegistration> registrations) : IValidateOptions<ResilienceOptions>
{
    public ValidateOptionsResult Validate(string? name, ResilienceOptions options)
    {
        if (options.Configuration is null)
        {
            return ValidateOptionsResult.Skip;
        }

        List<string> errors = [];
        List<GuardedService> services = [];
        foreach (GuardedRegistration registration in registrations)
        {
            try
            {
                services.Add(registration.Describe());
            }
            catch (ArgumentException exception)
            {
                errors.Add(Range.Problem(exception));
            }
        }

        errors.AddRange(PolicyConfiguration.ErrorsOf(options.Configuration, services));
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
