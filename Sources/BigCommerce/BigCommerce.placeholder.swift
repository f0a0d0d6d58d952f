internal import AuthpipeKit
