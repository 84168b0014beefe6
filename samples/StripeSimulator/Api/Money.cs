using System.Collections.Frozen;
using System.Globalization;

namespace StripeSimulator;

/// <summary>What is to be paid, in the currency's smallest unit, within Stripe's limits.</summary>
internal readonly record struct Money(long Amount, string Currency)
{
    private const long Largest = 99_999_999;

    private static readonly FrozenSet<string> s_currencies = (
        "usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp cny cop " +
        "crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk jmd jpy kes " +
        "kgs khr kmf krw kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd " +
        "pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs " +
        "uah ugx uyu uzs vnd vuv wst xaf xcd xof xpf yer zar zmw").Split(' ').ToFrozenSet();

    private static readonly FrozenDictionary<string, long> s_smallest =
        new Dictionary<string, long> { ["usd"] = 50, ["eur"] = 50, ["gbp"] = 30, ["jpy"] = 50 }.ToFrozenDictionary();

    public static Money Of(Parameters parameters)
    {
        long amount = parameters.Integer("amount") ?? throw StripeErrors.Missing("amount");
        string currency = parameters.Required("currency").ToLowerInvariant();
        if (!s_currencies.Contains(currency))
        {
            throw StripeErrors.Wrong("currency", $"Invalid currency: {currency}.");
        }

        if (amount < 1)
        {
            throw StripeErrors.Wrong("amount", "This value must be greater than or equal to 1.", "parameter_invalid_integer");
        }

        long smallest = s_smallest.GetValueOrDefault(currency, 1);
        if (amount < smallest)
        {
            throw StripeErrors.Wrong("amount", Limit($"Amount must be at least {smallest} {currency}"), "amount_too_small");
        }

        return amount <= Largest
            ? new Money(amount, currency)
            : throw StripeErrors.Wrong("amount", Limit($"Amount must be no more than {Largest} {currency}"), "amount_too_large");
    }

    private static string Limit(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
