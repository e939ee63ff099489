System.Console.WriteLine("dnssec");
