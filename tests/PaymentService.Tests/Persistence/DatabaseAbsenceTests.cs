using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace PaymentService.Tests;

public sealed class DatabaseAbsenceTests
{
    [Theory]
    [InlineData("08006")] // connection failure
    [InlineData("28P01")] // wrong password
    [InlineData("3D000")] // no such database, yet
    [InlineData("42P01")] // no such table, yet
    [InlineData("42703")] // no such column, yet
    [InlineData("25006")] // a standby
    [InlineData("40001")] // serialization failure
    [InlineData("40P01")] // deadlock
    [InlineData("53100")] // disk full
    [InlineData("53300")] // too many connections
    [InlineData("55P03")] // lock not available
    [InlineData("57014")] // the server's own time-out
    [InlineData("57P01")] // shutting down
    [InlineData("57P03")] // starting up
    [InlineData("58030")] // I/O error
    [InlineData("XX001")] // data corrupted
    public void PostgreSQL_is_away(string sqlState) => DatabaseAbsence.Explains(Answer(sqlState)).ShouldBeTrue();

    [Theory]
    [InlineData("23505")] // unique violation
    [InlineData("23503")] // foreign key violation
    [InlineData("22001")] // text too long
    [InlineData("22021")] // a character that it does not have
    [InlineData("42601")] // syntax error
    [InlineData("42501")] // no right to do so
    [InlineData("XX000")] // internal error
    public void PostgreSQL_is_there_and_we_are_wrong(string sqlState) => DatabaseAbsence.Explains(Answer(sqlState)).ShouldBeFalse();

    [Theory]
    [InlineData(5, "database is locked")]
    [InlineData(8, "attempt to write a readonly database")]
    [InlineData(10, "disk I/O error")]
    [InlineData(11, "database disk image is malformed")]
    [InlineData(13, "database or disk is full")]
    [InlineData(14, "unable to open database file")]
    [InlineData(26, "file is not a database")]
    [InlineData(1, "no such table: Payments")]
    [InlineData(1, "no such column: p.Processor")]
    [InlineData(1, "table Payments has no column named Processor")]
    public void SQLite_is_away(int code, string message) => DatabaseAbsence.Explains(new SqliteException(message, code)).ShouldBeTrue();

    [Theory]
    [InlineData(1, "near \"SELEKT\": syntax error")]
    [InlineData(19, "UNIQUE constraint failed: Payments.IdempotencyKey")]
    [InlineData(20, "datatype mismatch")]
    public void SQLite_is_there_and_we_are_wrong(int code, string message) => DatabaseAbsence.Explains(new SqliteException(message, code)).ShouldBeFalse();

    [Fact]
    public void A_server_that_does_not_answer_is_away() => DatabaseAbsence.Explains(new NpgsqlException("Exception while reading from stream", new TimeoutException())).ShouldBeTrue();

    [Fact]
    public void However_deep_it_is_wrapped_the_cause_decides()
    {
        DatabaseAbsence.Explains(new InvalidOperationException("transient", new DbUpdateException("see inner", Answer("57P01")))).ShouldBeTrue();
        DatabaseAbsence.Explains(new InvalidOperationException("transient", new DbUpdateException("see inner", Answer("23505")))).ShouldBeFalse();
    }

    [Fact]
    public void Other_exceptions_say_nothing_about_the_database()
    {
        DatabaseAbsence.Explains(new InvalidOperationException("no")).ShouldBeFalse();
        DatabaseAbsence.Explains(new DbUpdateConcurrencyException("taken over")).ShouldBeFalse();
        DatabaseAbsence.Explains(new TimeoutException()).ShouldBeFalse();
    }

    private static PostgresException Answer(string sqlState) => new("It says no.", "ERROR", "ERROR", sqlState);
}
