// Verifies a credential from standard input as anyone would: resolves its issuer, a did:web, and checks the signature.
// Writes what it says as JSON; fails where it is not genuine. Argument: how sites are reached, http or https.
import { readFileSync } from "node:fs";
import { verifyJWT } from "did-jwt";

const scheme = process.argv[2];
const resolver = {
  resolve: async did => {
    const host = decodeURIComponent(did.slice("did:web:".length).split(":")[0]);
    const answer = await fetch(`${scheme}://${host}/.well-known/did.json`);
    return { didDocument: await answer.json(), didResolutionMetadata: {}, didDocumentMetadata: {} };
  },
};
const { payload, verified, signer } = await verifyJWT(readFileSync(0, "utf8"), { resolver, proofPurpose: "assertionMethod" });
process.stdout.write(JSON.stringify({ verified, signer: signer.id, payload }));
