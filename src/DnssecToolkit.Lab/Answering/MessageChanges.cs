using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Messages with something changed, for servers that misbehave.</summary>
public static class MessageChanges
{
    /// <summary>The message with some parts replaced.</summary>
    /// <param name="message">The message.</param>
    /// <param name="id">The id.</param>
    /// <param name="responseCode">The response code.</param>
    /// <param name="isAuthoritative">The AA bit.</param>
    /// <param name="isTruncated">The TC bit.</param>
    /// <param name="answer">The answer section.</param>
    /// <param name="authority">The authority section.</param>
    /// <param name="additional">The additional section without OPT.</param>
    /// <param name="questions">The question section.</param>
    /// <param name="edns">Gives the OPT record anew; null from it takes it out.</param>
    public static Message With(
        this Message message,
        ushort? id = null,
        ResponseCode? responseCode = null,
        bool? isAuthoritative = null,
        bool? isTruncated = null,
        ImmutableArray<ResourceRecord>? answer = null,
        ImmutableArray<ResourceRecord>? authority = null,
        ImmutableArray<ResourceRecord>? additional = null,
        ImmutableArray<Question>? questions = null,
        Func<Edns?, Edns?>? edns = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new Message
        {
            Id = id ?? message.Id,
            IsResponse = message.IsResponse,
            Opcode = message.Opcode,
            IsAuthoritative = isAuthoritative ?? message.IsAuthoritative,
            IsTruncated = isTruncated ?? message.IsTruncated,
            RecursionDesired = message.RecursionDesired,
            RecursionAvailable = message.RecursionAvailable,
            AuthenticData = message.AuthenticData,
            CheckingDisabled = message.CheckingDisabled,
            ResponseCode = responseCode ?? message.ResponseCode,
            Questions = questions ?? message.Questions,
            Answer = answer ?? message.Answer,
            Authority = authority ?? message.Authority,
            Additional = additional ?? message.Additional,
            Edns = edns is null ? message.Edns : edns(message.Edns),
        };
    }

    /// <summary>The message with each record of its answer and authority sections replaced by any number of others.</summary>
    public static Message Map(this Message message, Func<ResourceRecord, IEnumerable<ResourceRecord>> change)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.With(answer: [.. message.Answer.SelectMany(change)], authority: [.. message.Authority.SelectMany(change)]);
    }

    /// <summary>The message without some records of its answer and authority sections.</summary>
    public static Message Without(this Message message, Func<ResourceRecord, bool> drop)
    {
        ArgumentNullException.ThrowIfNull(drop);
        return message.Map(record => drop(record) ? [] : [record]);
    }
}
